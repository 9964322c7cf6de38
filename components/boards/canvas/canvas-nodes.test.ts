import { expect, test } from 'vitest'
import type { Card, Point } from '@/lib/cards/schema'
import type { Frame } from '@/lib/frames/schema'
import { type NodeSources, reconcileNodes } from './canvas-nodes'

const card = (id: string, at: Point): Card => ({
  id,
  at,
  type: 'note',
  title: '',
  body: '',
  createdAt: 0,
})

function sources(cards: Card[], more: Partial<NodeSources> = {}): NodeSources {
  return {
    card: (id) => cards.find((one) => one.id === id) ?? null,
    frame: () => null,
    dragged: new Map(),
    held: new Set(),
    selected: new Set(),
    ...more,
  }
}

const only = (...cards: string[]) => ({ cards, frames: [] })

test('moving one card makes one new node', () => {
  const ids = only('a', 'b')
  const before = reconcileNodes([], ids, sources([card('a', [0, 0]), card('b', [9, 9])]))
  const after = reconcileNodes(before, ids, sources([card('a', [5, 5]), card('b', [9, 9])]))
  expect(after[0]?.position).toEqual({ x: 5, y: 5 })
  expect(after[1]).toBe(before[1])
})

test('when nothing changed the list is the same', () => {
  const all = sources([card('a', [0, 0])])
  const before = reconcileNodes([], only('a'), all)
  expect(reconcileNodes(before, only('a'), all)).toBe(before)
})

test('a card stands where another drags it, unless it is in my own hand', () => {
  const cards = [card('a', [0, 0])]
  const dragged = new Map<string, Point>([['a', [70, 80]]])
  const before = reconcileNodes([], only('a'), sources(cards))
  expect(reconcileNodes(before, only('a'), sources(cards, { dragged }))[0]).toMatchObject({
    position: { x: 70, y: 80 },
    className: 'moved-by-other',
  })
  const held = reconcileNodes(before, only('a'), sources(cards, { dragged, held: new Set(['a']) }))
  expect(held[0]?.position).toEqual({ x: 0, y: 0 })
})

test('a card in my hand stays there although the document says otherwise', () => {
  const before = reconcileNodes([], only('a'), sources([card('a', [0, 0])]))
  const hand = before.map((node) => ({ ...node, position: { x: 33, y: 44 } }))
  const after = reconcileNodes(
    hand,
    only('a'),
    sources([card('a', [1, 1])], { held: new Set(['a']) }),
  )
  expect(after[0]?.position).toEqual({ x: 33, y: 44 })
})

test('a deleted card has no node', () => {
  const before = reconcileNodes([], only('a'), sources([card('a', [0, 0])]))
  expect(reconcileNodes(before, only('a'), sources([]))).toEqual([])
})

test('frames lie behind all cards, the larger behind the smaller', () => {
  const frame = (id: string, side: number) =>
    ({ id, title: '', at: [0, 0], size: [side, side] }) satisfies Frame
  const frames = [frame('small', 200), frame('large', 900)]
  const nodes = reconcileNodes(
    [],
    { frames: ['small', 'large'], cards: ['a'] },
    sources([{ ...card('a', [0, 0]), z: -1_000_000 }], {
      frame: (id) => frames.find((one) => one.id === id) ?? null,
    }),
  )
  const z = new Map(nodes.map(({ id, zIndex = 0 }) => [id, zIndex]))
  expect([z.get('large'), z.get('small'), z.get('a')]).toEqual(
    [...z.values()].sort((one, other) => one - other),
  )
})

test('a locked card cannot be dragged', () => {
  const locked = { ...card('a', [0, 0]), locked: true as const }
  const [node] = reconcileNodes([], only('a'), sources([locked]))
  expect(node?.draggable).toBe(false)
})
