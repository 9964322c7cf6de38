import { existsSync, readFileSync, rmSync } from 'node:fs'

/**
 * What a stage's report says: `{ passed, failed, skipped }`. A stage that crashed, said nothing or ran
 * nothing counts as one failure, because no test of it can have shown anything.
 */
export function countsOf(kind, path, code) {
  const counts = { passed: 0, failed: 0, skipped: 0, ...readReport(kind, path) }
  const ran = counts.passed + counts.failed
  if ((code !== 0 || ran === 0) && counts.failed === 0) counts.failed = 1
  return counts
}

function readReport(kind, path) {
  if (!existsSync(path)) return {}
  try {
    return READERS[kind](JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return {}
  } finally {
    rmSync(path, { force: true })
  }
}

const READERS = {
  checks: ({ passed, failed }) => ({ passed, failed }),
  vitest: (report) => ({
    passed: report.numPassedTests,
    // A file that cannot be loaded has no tests to count.
    failed: report.numFailedTests + report.testResults.filter(isBroken).length,
    skipped: report.numPendingTests + report.numTodoTests,
  }),
  playwright: ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }),
}

const isBroken = ({ status, assertionResults }) =>
  status === 'failed' && !assertionResults.some((result) => result.status === 'failed')
