import { expect, test } from 'vitest'
import { hrefFrom, isPlain, isWellFormed, safeHref } from './rules'

test('only addresses of the web and of mail may be followed', () => {
  expect(safeHref('https://example.org/a?b=c#d')).toBe('https://example.org/a?b=c#d')
  expect(safeHref('mailto:a@example.org')).toBe('mailto:a@example.org')
  for (const href of [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//example.org',
    '/c/other',
    '',
  ]) {
    expect(safeHref(href), href).toBeNull()
  }
})

test('an address may be typed without its scheme', () => {
  expect(hrefFrom('www.example.org/x')).toBe('https://www.example.org/x')
  expect(hrefFrom('example.org:8080/x')).toBe('https://example.org:8080/x')
  expect(hrefFrom('kari@example.org')).toBe('mailto:kari@example.org')
  expect(hrefFrom(' http://example.org ')).toBe('http://example.org/')
  for (const typed of ['', 'two words', 'word', 'javascript:alert(1)', '/path', 'tel:123']) {
    expect(hrefFrom(typed), typed).toBeNull()
  }
})

const words = { type: 'paragraph', content: [{ type: 'text', text: 'x' }] } as const

test('plain is paragraphs of unmarked words', () => {
  expect(isPlain([])).toBe(true)
  expect(isPlain([{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }])).toBe(true)
  expect(isPlain([{ type: 'bulletList' }])).toBe(false)
  const bold = { type: 'text', text: 'x', marks: [{ type: 'bold' }] } as const
  expect(isPlain([{ type: 'paragraph', content: [{ ...bold, marks: [...bold.marks] }] }])).toBe(
    false,
  )
})

test('a list holds items, and an item begins with words or is empty', () => {
  const paragraph = { ...words, content: [...words.content] }
  expect(isWellFormed([{ type: 'bulletList' }, paragraph])).toBe(true)
  expect(
    isWellFormed([{ type: 'bulletList', content: [{ type: 'listItem' }, { type: 'listItem' }] }]),
  ).toBe(true)
  expect(isWellFormed([{ type: 'bulletList', content: [paragraph] }])).toBe(false)
  expect(isWellFormed([{ type: 'listItem', content: [paragraph] }])).toBe(false)
  expect(
    isWellFormed([
      {
        type: 'orderedList',
        content: [{ type: 'listItem', content: [{ type: 'bulletList' }, paragraph] }],
      },
    ]),
  ).toBe(false)
})
