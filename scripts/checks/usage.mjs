import ts from 'typescript'
import { filesUnder, main, read } from './tree.mjs'

const FOLDERS = ['app', 'components', 'lib', 'server', 'prisma', 'e2e', 'bench']
const SCOPE = /^(?:ClusterScope|Authorized[A-Z]\w*)$/
const MINT = /^lib\/auth\//
const POOLS = /^(?:lib\/platform\/db(?:\.ts$|\/)|server\/persistence\/|prisma\/migrate\.ts$)/
const TEST = /\.test\.tsx?$|(?:^|\/)testing(?:\/[^/]+)?\.ts$/
const PURE =
  /^lib\/(?:methods\/|(?!(?:auth|sync|export|i18n|platform)\/)[^/]+\/(?:rules|schema)\.ts$)/
const IMPURE = new Set([
  'process',
  'performance',
  'crypto',
  'fetch',
  'globalThis',
  'window',
  'document',
  'localStorage',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
])

/**
 * What imports cannot show: scopes are minted in lib/auth only, connection pools opened in two places
 * only, and pure files take time and chance as arguments.
 */
export function check(root) {
  return FOLDERS.flatMap((folder) => filesUnder(root, folder, /\.tsx?$/)).flatMap((path) => {
    const file = ts.createSourceFile(path, read(root, path), ts.ScriptTarget.Latest, true)
    return [
      ...(MINT.test(path) ? [] : mints(file)),
      ...(POOLS.test(path) || TEST.test(path) ? [] : pools(file)),
      ...(PURE.test(path) && !TEST.test(path) ? impurities(file) : []),
    ]
  })
}

function mints(file) {
  const names = new Set()
  walk(file, (node) => {
    if (ts.isImportSpecifier(node) && SCOPE.test((node.propertyName ?? node.name).text)) {
      names.add(node.name.text)
    }
  })
  const isScope = (node) => ts.isIdentifier(node) && (SCOPE.test(node.text) || names.has(node.text))
  return collect(file, (node) => {
    const claimed =
      ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)
        ? node.type
        : ts.isTypePredicateNode(node)
          ? node.type
          : undefined
    const scope = claimed && find(claimed, isScope)
    return scope && `only lib/auth may claim that something is ${scope.text}`
  })
}

function pools(file) {
  return collect(file, (node) => {
    if (!ts.isNewExpression(node)) return
    const made = ts.isPropertyAccessExpression(node.expression)
      ? node.expression.name.text
      : node.expression.getText(file)
    return made === 'Pool' && 'pools are opened in lib/platform/db and server/persistence only'
  })
}

function impurities(file) {
  return collect(file, (node) => {
    if (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && !node.arguments?.length) {
      return 'a pure file takes the time as an argument: new Date()'
    }
    if (ts.isCallExpression(node) && isNamed(node.expression, 'Date')) {
      return 'a pure file takes the time as an argument: Date()'
    }
    if (!ts.isIdentifier(node) || !isReference(node)) return
    const member = ts.isPropertyAccessExpression(node.parent) ? node.parent.name.text : ''
    if (node.text === 'Date' && member === 'now') {
      return 'a pure file takes the time as an argument: Date.now'
    }
    if (node.text === 'Math' && member === 'random') {
      return 'a pure file takes chance as an argument: Math.random'
    }
    return (
      IMPURE.has(node.text) && !declares(file, node.text) && `a pure file knows no ${node.text}`
    )
  })
}

const isNamed = (node, name) => ts.isIdentifier(node) && node.text === name

/** A name that stands for a value, rather than a property, a key, a type or a declaration. */
function isReference(node) {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  return parent.name !== node && !ts.isTypeNode(parent)
}

function declares(file, name) {
  return Boolean(
    find(
      file,
      (node) =>
        (ts.isParameter(node) || ts.isVariableDeclaration(node) || ts.isBindingElement(node)) &&
        isNamed(node.name, name),
    ),
  )
}

function collect(file, judge) {
  const findings = []
  walk(file, (node) => {
    const fault = judge(node)
    if (!fault) return
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
    findings.push(`${file.fileName}:${line + 1}: ${fault}`)
  })
  return findings
}

function walk(node, visit) {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

function find(node, matches) {
  return matches(node) ? node : ts.forEachChild(node, (child) => find(child, matches))
}

await main(import.meta.url, check)
