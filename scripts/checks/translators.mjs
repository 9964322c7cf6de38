import ts from 'typescript'

const MAKERS = new Set(['useTranslations', 'getTranslations', 'createTranslator'])
const METHODS = new Set(['rich', 'markup', 'raw', 'has'])

/**
 * The keys that a source file asks for: `exact` with their place, `patterns` for keys put together at
 * run time. A translator handed in as an argument has no known namespace: `loose` keys match by ending.
 */
export function keysUsed(file) {
  const used = { exact: [], patterns: [], loose: [] }
  const scopes = declarations(file)
  const visit = (node) => {
    if (ts.isCallExpression(node)) record(node)
    ts.forEachChild(node, visit)
  }
  const record = (call) => {
    const name = translatorName(call)
    const [key] = call.arguments
    if (!name || !key) return
    const namespace = lookUp(call, name, scopes)
    if (namespace === undefined && !/^t(?:[A-Z]\w*)?$/.test(name)) return
    const { line } = file.getLineAndCharacterOfPosition(call.getStart(file))
    const place = `${file.fileName}:${line + 1}`
    for (const part of possibleKeys(key)) {
      if (namespace === undefined || namespace === null) {
        if (typeof part === 'string') used.loose.push({ key: part, place })
        else used.patterns.push(new RegExp(`(?:^|\\.)${part.source}$`))
        continue
      }
      const prefix = namespace ? `${namespace}.` : ''
      if (typeof part === 'string') used.exact.push({ key: prefix + part, place })
      else used.patterns.push(new RegExp(`^${literally(prefix)}${part.source}$`))
    }
  }
  visit(file)
  return used
}

function translatorName({ expression }) {
  if (ts.isIdentifier(expression)) return expression.text
  if (!ts.isPropertyAccessExpression(expression) || !METHODS.has(expression.name.text)) return
  return ts.isIdentifier(expression.expression) ? expression.expression.text : undefined
}

/** Block → name → namespace; `null` where the namespace is not a literal, `undefined` for arguments. */
function declarations(file) {
  const scopes = new Map()
  const declare = (node, name, namespace) => {
    const scope = enclosing(node)
    if (!scopes.has(scope)) scopes.set(scope, new Map())
    scopes.get(scope).set(name, namespace)
  }
  const visit = (node) => {
    if (ts.isVariableDeclaration(node) && node.initializer) {
      if (ts.isIdentifier(node.name)) {
        const namespace = namespaceOf(node.initializer)
        if (namespace !== undefined) declare(node, node.name.text, namespace)
      } else if (ts.isArrayBindingPattern(node.name)) {
        declareTogether(node)
      }
    }
    if (ts.isParameter(node)) eachName(node.name, (name) => declare(node, name, undefined))
    ts.forEachChild(node, visit)
  }
  /** const [t, u] = await Promise.all([getTranslations('a'), getTranslations('b')]) */
  const declareTogether = (node) => {
    const call = unwrap(node.initializer)
    const list = ts.isCallExpression(call) ? call.arguments[0] : undefined
    if (!list || !ts.isArrayLiteralExpression(list)) return
    node.name.elements.forEach((element, index) => {
      const made = list.elements[index]
      if (!made || !ts.isBindingElement(element) || !ts.isIdentifier(element.name)) return
      const namespace = namespaceOf(made)
      if (namespace !== undefined) declare(node, element.name.text, namespace)
    })
  }
  visit(file)
  return scopes
}

function eachName(name, visit) {
  if (ts.isIdentifier(name)) visit(name.text)
  else for (const element of name.elements) if (element.name) eachName(element.name, visit)
}

const unwrap = (node) =>
  ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node) ? unwrap(node.expression) : node

function namespaceOf(initializer) {
  const call = unwrap(initializer)
  if (!ts.isCallExpression(call) || !ts.isIdentifier(call.expression)) return
  if (!MAKERS.has(call.expression.text)) return
  const [argument] = call.arguments
  if (!argument) return ''
  if (ts.isStringLiteralLike(argument)) return argument.text
  if (!ts.isObjectLiteralExpression(argument)) return null
  const named = argument.properties.find((property) => property.name?.getText() === 'namespace')
  if (!named) return ''
  return ts.isPropertyAssignment(named) && ts.isStringLiteralLike(named.initializer)
    ? named.initializer.text
    : null
}

function enclosing(node) {
  for (let scope = node.parent; scope; scope = scope.parent) {
    if (ts.isFunctionLike(scope) || ts.isBlock(scope) || ts.isSourceFile(scope)) return scope
  }
}

function lookUp(node, name, scopes) {
  for (let scope = node.parent; scope; scope = scope.parent) {
    if (scopes.get(scope)?.has(name)) return scopes.get(scope).get(name)
  }
}

/** A string for a literal key; a regular expression for one put together; `/.+/` when nothing is known. */
function possibleKeys(node) {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isConditionalExpression(node)) {
    return [...possibleKeys(node.whenTrue), ...possibleKeys(node.whenFalse)]
  }
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) {
    return possibleKeys(node.expression)
  }
  if (ts.isTemplateExpression(node)) {
    const parts = node.templateSpans.map(({ literal }) => `.+${literally(literal.text)}`)
    return [new RegExp(literally(node.head.text) + parts.join(''))]
  }
  return [/.+/]
}

const literally = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
