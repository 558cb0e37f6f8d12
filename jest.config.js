/** Which stores are tested; PostgreSQL brings a server of its own. */
const stores = (process.env.STORES ?? 'sqlite').split(',');

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  testPathIgnorePatterns: stores.includes('postgres')
    ? ['/node_modules/']
    : ['/node_modules/', '<rootDir>/test/postgres/'],
  globalSetup: '<rootDir>/test/postgres/start-server.ts',
  globalTeardown: '<rootDir>/test/postgres/stop-server.ts',
  testTimeout: 60_000,
  maxWorkers: 2,
};
