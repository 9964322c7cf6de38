import ts from 'typescript'

const WORDS = /\p{L}/u
const BRAND = /^\W*Framsyn\W*$/
const READ_ALOUD = new Set([
  'title',
  'alt',
  'placeholder',
  'label',
  'description',
  'heading',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-placeholder',
  'aria-valuetext',
])
/** Keys, codes and styles are the same in every language. */
const UNSPOKEN = new Set(['kbd', 'code', 'pre', 'script', 'style', 'samp'])

/** Texts that a person would read, written into the page instead of the messages. */
export function literalTexts(file) {
  const findings = []
  const report = (node, text) => {
    const words = text.trim().replace(/\s+/g, ' ')
    if (!WORDS.test(words.replace(/&\w+;/g, '')) || BRAND.test(words)) return
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
    findings.push(`${file.fileName}:${line + 1}: text outside the messages: "${words}"`)
  }
  const visit = (node) => {
    if (ts.isJsxElement(node) && UNSPOKEN.has(node.openingElement.tagName.getText(file))) {
      visit(node.openingElement)
      return
    }
    if (ts.isJsxText(node)) report(node, node.text)
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) reportWithin(node.expression)
    if (ts.isJsxAttribute(node) && READ_ALOUD.has(node.name.getText(file))) {
      const value = node.initializer
      reportWithin(value && ts.isJsxExpression(value) ? value.expression : value)
    }
    if (ts.isCallExpression(node) && /^toast(?:\.\w+)?$/.test(node.expression.getText(file))) {
      reportWithin(node.arguments[0])
    }
    ts.forEachChild(node, visit)
  }
  /** The values an expression can take, as far as they are written down in it. */
  const reportWithin = (node) => {
    if (!node) return
    if (ts.isStringLiteralLike(node)) report(node, node.text)
    else if (ts.isTemplateExpression(node)) {
      report(
        node,
        [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(textOf).join(' '),
      )
    } else if (ts.isConditionalExpression(node)) {
      reportWithin(node.whenTrue)
      reportWithin(node.whenFalse)
    } else if (ts.isParenthesizedExpression(node)) reportWithin(node.expression)
    else if (ts.isBinaryExpression(node) && isChoice(node)) {
      reportWithin(node.left)
      reportWithin(node.right)
    }
  }
  visit(file)
  return findings
}

const textOf = ({ text }) => text

function isChoice({ operatorToken: { kind } }) {
  return [
    ts.SyntaxKind.AmpersandAmpersandToken,
    ts.SyntaxKind.BarBarToken,
    ts.SyntaxKind.QuestionQuestionToken,
    ts.SyntaxKind.PlusToken,
  ].includes(kind)
}
