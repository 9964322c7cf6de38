import { describe, expect, test } from 'vitest'
import { TEMPLATE_IDS } from '@/lib/boards/types'
import { findLens } from '@/lib/lenses/catalogue'
import { isPlacementOn } from '@/lib/lenses/rules'
import { templateContent } from '../rules'
import { TEMPLATES, templateOf } from '.'

test('the nine templates are offered, the usual one first and blank last', () => {
  expect(TEMPLATES.map(({ id }) => id)).toEqual(TEMPLATE_IDS)
  expect(templateOf('no-such').id).toBe('blank')
})

let next = 0
const contentOf = (template: (typeof TEMPLATES)[number], language: 'en' | 'nn' = 'en') =>
  templateContent(template, { language, now: 1_000, newId: () => `id-${next++}` })

describe.each(TEMPLATES.map((template) => [template.id, template] as const))(
  '%s',
  (id, template) => {
    test('says everything in three languages', () => {
      const texts = textsOf(template)
      expect(texts.length).toBeGreaterThan(0)
      for (const text of texts) expect(text.trim()).not.toBe('')
    })

    test('names lenses of the catalogue, and places its cards on them where they may stand', () => {
      for (const lens of template.lenses) expect(findLens(lens), lens).not.toBeNull()
      const { cards, placements } = contentOf(template)
      for (const placement of placements) {
        expect(template.lenses).toContain(placement.lens)
        const lens = findLens(placement.lens)
        expect(lens && isPlacementOn(lens, placement, { cards }), placement.lens).toBe(true)
      }
      for (const { lens } of template.agenda) if (lens) expect(template.lenses).toContain(lens)
    })

    test('lays every card inside the frame of its stage, and no frame over another', () => {
      const { cards, frames } = contentOf(template)
      expect(frames).toHaveLength(template.agenda.length)
      const inside = ([x, y]: readonly [number, number]) =>
        frames.filter(
          ({ at, size }) =>
            x >= at[0] && y >= at[1] && x + 240 <= at[0] + size[0] && y + 112 <= at[1] + size[1],
        )
      for (const { at } of cards) expect(inside(at)).toHaveLength(1)
      for (const one of frames) {
        for (const other of frames) {
          if (one === other) continue
          const apart =
            one.at[0] >= other.at[0] + other.size[0] ||
            other.at[0] >= one.at[0] + one.size[0] ||
            one.at[1] >= other.at[1] + other.size[1] ||
            other.at[1] >= one.at[1] + one.size[1]
          expect(apart).toBe(true)
        }
      }
    })

    test('has an agenda of sensible length, with somebody to lead it, unless it is blank', () => {
      const minutes = template.agenda.reduce((sum, stage) => sum + stage.minutes, 0)
      if (id === 'blank') expect(template.agenda).toEqual([])
      else {
        expect(minutes).toBeGreaterThanOrEqual(20)
        expect(minutes).toBeLessThanOrEqual(150)
        expect(template.roles.map((role) => role.id)).toContain('facilitator')
      }
    })
  },
)

test('the comparison of regions has eight pairs, answered in three minutes', () => {
  const template = templateOf('region-comparison')
  expect(template.agenda[0]).toMatchObject({ id: 'pairs', minutes: 3 })
  const pairs = contentOf(template, 'nn').cards.filter(({ poles }) => poles)
  expect(pairs).toHaveLength(8)
  expect(pairs[0]).toMatchObject({
    title: 'Inne i bedriftene',
    otherTitles: { en: 'Inside firms', nb: 'Inne i bedriftene' },
    poles: ['Flatt, gruppene avgjer', 'Lagdelt, toppen avgjer'],
  })
})

function textsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value && 'nb' in value && 'nn' in value) return Object.values(value).map(String)
  return Object.values(value).flatMap(textsOf)
}
