/** The stores that are tested; PostgreSQL brings a server of its own. */
const known = ['sqlite', 'postgres'];
const stores = (process.env.STORES ?? known.join(',')).split(',').map((store) => store.trim());
for (const store of stores) {
  if (known.includes(store)) continue;
  throw new Error(`STORES names ${JSON.stringify(store)}: expected one or more of ${known.join(', ')}`);
}
// What the tests read, where nothing was said too.
process.env.STORES = stores.join(',');

/** The tests of one store alone lie in folders of their own. */
const folders = { sqlite: '<rootDir>/test/store/', postgres: '<rootDir>/test/postgres/' };
const leftOut = known.filter((store) => !stores.includes(store)).map((store) => folders[store]);

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
  testPathIgnorePatterns: ['/node_modules/', ...leftOut],
  globalSetup: '<rootDir>/test/postgres/start-server.ts',
  globalTeardown: '<rootDir>/test/postgres/stop-server.ts',
  reporters: ['default', ['<rootDir>/test/tests-per-store.cjs', { stores }]],
  testTimeout: 60_000,
  maxWorkers: 2,
};
