import { describe, expect, test } from 'vitest'
import { ownLensSchema } from './schema'

const part = (id: string) => ({ id, name: id, hint: '' })
const zone = (id: string, columns: [number, number], rows: [number, number]) => ({
  ...part(id),
  columns,
  rows,
})
const zones = {
  kind: 'zones',
  name: 'Near and far',
  zones: [zone('near', [0, 6], [0, 6]), zone('far', [6, 12], [0, 6])],
}
const accepts = (value: unknown) => ownLensSchema.safeParse(value).success

test('a lens of two zones is one', () => {
  expect(ownLensSchema.parse(zones)).toMatchObject({ kind: 'zones', help: '', assessed: false })
})

describe('geometry', () => {
  test.each<[string, object]>([
    ['zones that share a cell', zone('far', [5, 12], [0, 6])],
    ['a zone beyond the edge', zone('far', [6, 13], [0, 6])],
    ['a zone without a cell', zone('far', [6, 6], [0, 6])],
    ['a zone from right to left', zone('far', [12, 6], [0, 6])],
    ['half a cell', zone('far', [6.5, 12], [0, 6])],
    ['two zones with one id', zone('near', [6, 12], [0, 6])],
  ])('refused: %s', (_, other) => {
    expect(accepts({ ...zones, zones: [zones.zones[0], other] })).toBe(false)
  })
})

describe('texts', () => {
  test.each<[string, object]>([
    ['no name', { name: ' ' }],
    ['a name that is too long', { name: 'x'.repeat(61) }],
    ['a text that no database holds', { name: 'a\u0000b' }],
    ['half a character', { name: 'a\ud800' }],
    ['a second line', { name: 'a\nb' }],
    ['help that is too long', { help: 'x'.repeat(501) }],
    ['a field that is not known', { script: 'alert(1)' }],
    ['a kind that is not known', { kind: 'spiral' }],
    ['no zone', { zones: [] }],
    [
      'too many zones',
      {
        zones: Array.from({ length: 13 }, (_, at) =>
          zone(`${at}`, [at % 12, (at % 12) + 1], [at > 11 ? 1 : 0, at > 11 ? 2 : 1]),
        ),
      },
    ],
  ])('refused: %s', (_, wrong) => {
    expect(accepts({ ...zones, ...wrong })).toBe(false)
  })

  test('markup is text like any other', () => {
    expect(accepts({ ...zones, name: '<script>alert(1)</script>' })).toBe(true)
  })
})

test('axes are both stepped or both continuous', () => {
  const named = { name: 'How near', low: 'far', high: 'near' }
  const stepped = { name: 'How near', steps: [part('far'), part('near')] }
  const axes = (x: object, y: object) => ({ kind: 'axes', name: 'Axes', axes: { x, y } })
  expect(accepts(axes(named, named))).toBe(true)
  expect(accepts(axes(stepped, stepped))).toBe(true)
  expect(accepts(axes(named, stepped))).toBe(false)
})

test('rings and paths have as many parts as can be read', () => {
  const some = (length: number) => Array.from({ length }, (_, at) => part(`p${at}`))
  const rings = (count: number, segments: number) => ({
    kind: 'rings',
    name: 'Rings',
    rings: some(count),
    segments: some(segments),
  })
  expect(accepts(rings(5, 8))).toBe(true)
  expect(accepts(rings(6, 8))).toBe(false)
  expect(accepts(rings(5, 1))).toBe(false)
  const path = (steps: number, lanes: number) => ({
    kind: 'path',
    name: 'Path',
    steps: some(steps),
    lanes: some(lanes),
  })
  expect(accepts(path(10, 8))).toBe(true)
  expect(accepts(path(11, 0))).toBe(false)
  expect(accepts(path(2, 9))).toBe(false)
})
