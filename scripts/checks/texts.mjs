import ts from 'typescript'
import { literalTexts } from './literals.mjs'
import { argumentsOf, readMessages } from './messages.mjs'
import { keysUsed } from './translators.mjs'
import { filesUnder, main, read } from './tree.mjs'

const BASE = 'en'
const DRAWN = /^(?:app|components)\/.*\.tsx$/
const TEST = /\.test\.tsx?$/

/** One text in every language for every key, every key used, and no text beside the messages. */
export function check(root) {
  const locales = readMessages(root)
  const base = locales.get(BASE) ?? new Map()
  const files = ['app', 'components', 'lib', 'server']
    .flatMap((folder) => filesUnder(root, folder, /\.tsx?$/))
    .filter((path) => !TEST.test(path))
    .map((path) => ts.createSourceFile(path, read(root, path), ts.ScriptTarget.Latest, true))
  return [
    ...differences(base, locales),
    ...keyFindings(base, files),
    ...files.filter(({ fileName }) => DRAWN.test(fileName)).flatMap(literalTexts),
  ]
}

function* differences(base, locales) {
  for (const [locale, texts] of locales) {
    for (const key of base.keys()) if (!texts.has(key)) yield `${locale}: ${key} is missing`
    for (const [key, text] of texts) {
      if (!base.has(key)) yield `${BASE}: ${key} is missing, ${locale} has it`
      else if (!sameSet(argumentsOf(text), argumentsOf(base.get(key)))) {
        yield `${locale}: ${key} takes other arguments than in ${BASE}`
      }
      if (!text.trim()) yield `${locale}: ${key} is empty`
    }
  }
}

const sameSet = (a, b) => a.size === b.size && [...a].every((item) => b.has(item))

function keyFindings(base, files) {
  const keys = [...base.keys()]
  const used = new Set()
  const patterns = []
  const findings = []
  for (const file of files) {
    const found = keysUsed(file)
    patterns.push(...found.patterns)
    for (const { key, place } of found.exact) {
      const matching = keys.filter((known) => known === key || known.startsWith(`${key}.`))
      for (const known of matching) used.add(known)
      if (matching.length === 0) findings.push(`${place}: no text for ${key}`)
    }
    for (const { key, place } of found.loose) {
      const matching = keys.filter((known) => known === key || known.endsWith(`.${key}`))
      for (const known of matching) used.add(known)
      if (matching.length === 0) findings.push(`${place}: no text ends in ${key}`)
    }
  }
  const unused = keys
    .filter((key) => !used.has(key) && !patterns.some((pattern) => pattern.test(key)))
    .map((key) => `${BASE}: ${key} is never used`)
  return [...findings, ...unused]
}

await main(import.meta.url, check)
