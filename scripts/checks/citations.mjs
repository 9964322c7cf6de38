import ts from 'typescript'
import { filesUnder, main, read } from './tree.mjs'

/** The rules of the sync protocol, SYNC-1 to this one. */
const LAST = 27
const TESTS = /\.(?:test|spec)\.(?:ts|tsx|mjs)$/
const RUNNERS = new Set(['test', 'it', 'describe'])
const UNPROVED = new Set(['skip', 'todo', 'fails'])

/** Every rule of the sync protocol is cited by its number in the name of a test that runs. */
export function check(root) {
  const cited = new Map()
  for (const path of filesUnder(root, '.', TESTS)) {
    for (const title of titlesIn(path, read(root, path))) {
      for (const [, number] of title.matchAll(/\bSYNC-(\d+)\b/g)) cited.set(Number(number), path)
    }
  }
  const missing = Array.from({ length: LAST }, (_, at) => at + 1)
    .filter((rule) => !cited.has(rule))
    .map((rule) => `SYNC-${rule}: no test cites it by its number`)
  const unknown = [...cited]
    .filter(([rule]) => rule < 1 || rule > LAST)
    .map(([rule, path]) => `${path}: cites SYNC-${rule}, and there is no such rule`)
  return [...missing, ...unknown]
}

function titlesIn(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const titles = []
  const visit = (node) => {
    if (ts.isCallExpression(node)) {
      const names = namesOf(node.expression)
      if (names.some((name) => UNPROVED.has(name)) && RUNNERS.has(names[0])) return
      const [title] = node.arguments
      if (RUNNERS.has(names[0]) && title) titles.push(title.getText(file))
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return titles
}

/** `test`, `test.skip`, `describe.each(…)`: the names from the first on. */
function namesOf(expression) {
  if (ts.isIdentifier(expression)) return [expression.text]
  if (ts.isPropertyAccessExpression(expression)) {
    return [...namesOf(expression.expression), expression.name.text]
  }
  return ts.isCallExpression(expression) ? namesOf(expression.expression) : []
}

await main(import.meta.url, check)
