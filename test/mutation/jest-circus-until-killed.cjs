const { default: circus } = require('jest-circus/runner');
const { isKilled } = require('./environment.cjs');

/** Jest takes a file without a test for a mistake. */
const LEFT_OUT = {
  ancestorTitles: [],
  duration: null,
  failureDetails: [],
  failureMessages: [],
  fullName: 'left out',
  invocations: 1,
  location: null,
  numPassingAsserts: 0,
  retryReasons: [],
  status: 'pending',
  title: 'left out',
};

const NOTHING_RAN = {
  failureMessage: null,
  leaks: false,
  numFailingTests: 0,
  numPassingTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  openHandles: [],
  perfStats: { start: 0, end: 0, runtime: 0, slow: false, loadTestEnvironmentStart: 0 },
  skipped: false,
  snapshot: {
    added: 0,
    fileDeleted: false,
    matched: 0,
    unchecked: 0,
    uncheckedKeys: [],
    unmatched: 0,
    updated: 0,
  },
  testResults: [LEFT_OUT],
};

/**
 * Jest's own runner, but a file is not even loaded once the mutant is known to be noticed.
 * @type {import("jest-circus").default}
 */
module.exports = async (globalConfig, config, environment, runtime, testPath, ...rest) =>
  isKilled()
    ? { ...NOTHING_RAN, testFilePath: testPath }
    : circus(globalConfig, config, environment, runtime, testPath, ...rest);
