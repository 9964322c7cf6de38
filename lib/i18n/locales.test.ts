import { expect, test } from 'vitest'
import { chooseFrom } from './locales'

test('a choice made earlier wins over what the browser asks for', () => {
  expect(chooseFrom(['nb'], 'en-GB,en;q=0.9')).toBe('nb')
})

test('the first choice that we speak is taken', () => {
  expect(chooseFrom([null, 'tlh', 'en'], 'nb')).toBe('en')
})

test('the browser is answered in its most wanted language, whatever the order', () => {
  expect(chooseFrom([], 'en;q=0.4, nb;q=0.8')).toBe('nb')
  expect(chooseFrom([], 'de, en-US;q=0.7, nb;q=0.3')).toBe('en')
})

test('a language with weight 0 is one that the reader refuses', () => {
  expect(chooseFrom([], 'nb;q=0, en;q=0.1')).toBe('en')
})

test('Nynorsk and the other Scandinavian languages read Bokmål', () => {
  for (const language of ['nn-NO', 'no', 'sv-SE', 'da']) {
    expect(chooseFrom([], language)).toBe('nb')
  }
})

test('an unknown, empty or broken header gives English', () => {
  for (const header of [null, '', '*', ';;;', 'fr;q=abc,;q=', 'x'.repeat(100_000)]) {
    expect(chooseFrom([], header)).toBe('en')
  }
})
