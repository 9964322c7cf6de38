import { filesUnder, read } from './tree.mjs'

const FOLDER = 'lib/i18n/messages'

/** Per locale a map from full key (`area.section.key`) to text; each file's name is its first key. */
export function readMessages(root) {
  const locales = new Map()
  for (const path of filesUnder(root, FOLDER, /\.json$/)) {
    const [locale, file] = path.slice(FOLDER.length + 1).split('/')
    if (!file) continue
    const texts = locales.get(locale) ?? new Map()
    locales.set(locale, texts)
    flatten(JSON.parse(read(root, path)), file.replace(/\.json$/, ''), texts)
  }
  return locales
}

function flatten(value, key, into) {
  if (typeof value === 'string') into.set(key, value)
  else for (const [name, child] of Object.entries(value)) flatten(child, `${key}.${name}`, into)
}

/** The arguments that a text takes, read past the branches of plural and select. */
export function argumentsOf(text) {
  const names = new Set()
  let at = 0
  const message = () => {
    while (at < text.length && text[at] !== '}') {
      if (text[at] === "'" && /[{}<#|']/.test(text[at + 1] ?? '')) skipQuoted()
      else if (text[at] === '{') argument()
      else at += 1
    }
  }
  const skipQuoted = () => {
    if (text[at + 1] === "'") {
      at += 2
      return
    }
    const end = text.indexOf("'", at + 1)
    at = end < 0 ? text.length : end + 1
  }
  const argument = () => {
    const [head, name, kind] = /^\{\s*([\w-]+)\s*(?:,\s*(\w+))?/.exec(text.slice(at)) ?? ['{']
    if (name) names.add(name)
    at += head.length
    while (at < text.length && text[at] !== '}') {
      if (text[at] === '{' && /^(?:plural|select|selectordinal)$/.test(kind ?? '')) {
        at += 1
        message()
      }
      at += 1
    }
    at += 1
  }
  while (at < text.length) {
    message()
    at += 1
  }
  for (const [, tag] of text.matchAll(/<([a-z]\w*)>/gi)) names.add(`<${tag}>`)
  return names
}
