/** The directions in which the folders of src may import each other; everything else is an error. */
const allowed = {
  events: [],
  projections: ['events'],
  commands: ['events', 'projections'],
  audit: ['events', 'projections'],
  import: ['events', 'audit'],
  export: ['events', 'projections', 'audit'],
  store: ['events', 'projections', 'commands'],
  ledger: ['events', 'projections', 'commands', 'audit', 'store', 'import', 'export'],
};

const directions = Object.entries(allowed).map(([folder, others]) => ({
  name: `${folder}-imports-only-${others.join('-') || 'nothing-of-ours'}`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    path: '^(src|stress|bench|examples|test)/',
    pathNot: `^src/(${[folder, ...others].join('|')}|version)(/|\\.ts$)`,
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...directions,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-imports-the-command-line',
      severity: 'error',
      from: { pathNot: '^(src/cli|test/cli)/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'only-the-store-knows-the-database',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/store/' },
      to: { path: 'node_modules/(kysely|better-sqlite3|pg)/' },
    },
    {
      name: 'no-folder-barrels',
      severity: 'error',
      from: {},
      to: { path: '^src/.+/index\\.ts$' },
    },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
};
