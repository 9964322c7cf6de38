import { describe, expect, test } from 'vitest'
import { en } from '@/lib/i18n/messages/en'
import { nb } from '@/lib/i18n/messages/nb'
import { LENS_CHECKS } from '@/lib/methods/lens-checks'
import { lensProblems } from '@/lib/methods/lens-problems'
import type { Words } from '../types'
import { findLens, LENSES } from '.'

const IDS = [
  'triple-helix',
  'value-chain-phases',
  'diamond',
  'innovative-capacity',
  'upgrading-mechanisms',
  'external-conditions',
  'district-maturity',
  'open-system',
  'belonging',
  'pyramid',
  'buzz-pipelines',
  'production-networks',
  'governance-upgrading',
  'supplier-ladder',
  'journey',
  'adequacy',
  'eras',
  'impact-uncertainty',
  'horizon-scan',
  'offshoots',
  'three-horizons',
  'futures-wheel',
]

const LONGEST_SENTENCE = 20

test('the catalogue holds the twenty-two lenses, each once', () => {
  expect(LENSES.map(({ id }) => id)).toEqual(IDS)
  expect(findLens('diamond')?.name.nb).toBe('Porters diamant')
  expect(findLens('no-such-lens')).toBeNull()
})

describe.each(LENSES.map((lens) => [lens.id, lens] as const))('%s', (_, lens) => {
  test('has whole texts, sound geometry, a source with a year, and checks that exist', () => {
    expect(lensProblems(lens)).toEqual([])
    for (const { text, section } of lens.sources) {
      expect(text).toMatch(/ (19|20)\d{2}b?$/)
      if (section) expect(section).toMatch(/^\d(\.\d){0,2}$/)
    }
  })

  test('says it in short sentences', () => {
    for (const text of textsOf(lens)) {
      for (const sentence of text.split(/[.:;?!]\s/)) {
        expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(LONGEST_SENTENCE)
      }
    }
  })

  test('asks for something in every hint', () => {
    for (const hint of hintsOf(lens)) {
      for (const text of [hint.en, hint.nb, hint.nn]) expect(text).toMatch(/^.{6,}\.$/)
    }
  })
})

test('every check is named by a lens and has a sentence in each language', () => {
  const used = new Set(LENSES.flatMap(({ checks }) => checks ?? []))
  expect([...LENS_CHECKS.keys()].filter((check) => !used.has(check))).toEqual([])
  for (const messages of [en, nb]) {
    expect(Object.keys(messages.lenses.finding).toSorted()).toEqual(
      [...LENS_CHECKS.keys()].toSorted(),
    )
  }
})

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}

function hintsOf(value: unknown): Words[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'hint' in value ? [value.hint as Words] : []
  return [...own, ...Object.values(value).flatMap(hintsOf)]
}
