const { join, sep } = require('node:path');

/** What tells on which store a test ran: a describe that names it, or the folder of the tests of that store alone. */
const marks = {
  sqlite: { named: /\bSQLite\b/, folder: join(__dirname, 'store') + sep },
  postgres: { named: /\bPostgreSQL\b/, folder: join(__dirname, 'postgres') + sep },
};

/** A jest reporter that says how many tests ran on each store, and fails a whole run in which a chosen store ran none. */
class TestsPerStore {
  constructor(globalConfig, { stores }) {
    const { testPathPatterns, testNamePattern, onlyChanged, findRelatedTests } = globalConfig;
    const part = testPathPatterns.isSet() || Boolean(testNamePattern) || onlyChanged || findRelatedTests;
    this.whole = !part;
    this.counts = new Map(stores.map((store) => [store, 0]));
  }

  onTestResult(_test, { testFilePath, testResults }) {
    for (const { ancestorTitles, title, status } of testResults) {
      if (status !== 'passed' && status !== 'failed') continue;
      for (const [store, count] of this.counts) {
        const { named, folder } = marks[store];
        const here = testFilePath.startsWith(folder) || named.test([...ancestorTitles, title].join(' '));
        if (here) this.counts.set(store, count + 1);
      }
    }
  }

  onRunComplete() {
    const told = [...this.counts].map(([store, count]) => `${store}: ${count} tests`);
    process.stderr.write(`Stores:      ${told.join(', ')}\n`);
    const none = [...this.counts].filter(([, count]) => count === 0).map(([store]) => store);
    if (!this.whole || none.length === 0) return;
    this.error = new Error(`no test ran on ${none.join(', ')}`);
    process.stderr.write(`The run failed: ${this.error.message}\n`);
  }

  /** What fails a run of which no test failed; jest asks for it, and does not print it. */
  getLastError() {
    return this.error;
  }
}

module.exports = TestsPerStore;
