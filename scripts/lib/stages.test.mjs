import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { countsOf } from './stages.mjs'

const folder = mkdtempSync(join(tmpdir(), 'framsyn-stages-'))
afterAll(() => rmSync(folder, { recursive: true }))

function saved(report) {
  const path = join(folder, 'report.json')
  writeFileSync(path, typeof report === 'string' ? report : JSON.stringify(report))
  return path
}

const vitest = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [],
}

test('a stage that ran is counted as it says', () => {
  expect(countsOf('vitest', saved(vitest), 0)).toEqual({ passed: 3, failed: 0, skipped: 1 })
  expect(countsOf('checks', saved({ passed: 5, failed: 2 }), 1)).toMatchObject({ failed: 2 })
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }
  expect(countsOf('playwright', saved({ stats, errors: [{}] }), 1)).toEqual({
    passed: 4,
    failed: 3,
    skipped: 2,
  })
})

test('a test file that cannot be loaded is a failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }]
  expect(countsOf('vitest', saved({ ...vitest, testResults }), 1)).toMatchObject({ failed: 1 })
})

test('a stage that ran nothing is a failure, also when it ends well', () => {
  const none = { ...vitest, numPassedTests: 0, numPendingTests: 0 }
  expect(countsOf('vitest', saved(none), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('a stage that crashed after its tests, or left no report or half of one, is a failure', () => {
  expect(countsOf('vitest', saved(vitest), 1)).toMatchObject({ passed: 3, failed: 1 })
  expect(countsOf('vitest', join(folder, 'missing.json'), 0)).toMatchObject({
    passed: 0,
    failed: 1,
  })
  expect(countsOf('vitest', saved('{"numPass'), 0)).toMatchObject({ passed: 0, failed: 1 })
})

test('a report is read once, so that the next run cannot count it again', () => {
  const path = saved(vitest)
  countsOf('vitest', path, 0)
  expect(existsSync(path)).toBe(false)
})
