import { expect, test } from 'vitest'
import type { Relation } from '@/lib/relations/schema'
import { layOutRelations, NODE_HEIGHT, NODE_WIDTH } from './layout'
import { layoutOrder, neighbourOf } from './neighbours'

const edge = (from: string, to: string) => ({ id: `${from}${to}`, from, to, label: 0 })
const relation = (from: string, to: string): Relation => ({
  id: `${from}${to}`,
  from,
  to,
  type: 'leads-to',
  polarity: '+',
  strength: 1,
})

test('arrows point to the right, and a card without relations is not drawn', () => {
  const { nodes, edges } = layOutRelations({
    nodes: ['a', 'b', 'c', 'alone'],
    edges: [edge('a', 'b'), edge('b', 'c'), edge('a', 'c')],
  })
  expect(Object.keys(nodes).sort()).toEqual(['a', 'b', 'c'])
  expect(nodes.a?.x).toBeLessThan(nodes.b?.x ?? 0)
  expect(nodes.b?.x).toBeLessThan(nodes.c?.x ?? 0)
  expect(Object.keys(edges)).toHaveLength(3)
})

test('a circle, a relation to itself and one to a card that is gone are laid out all the same', () => {
  const { nodes, edges } = layOutRelations({
    nodes: ['a', 'b', 'c'],
    edges: [edge('a', 'b'), edge('b', 'c'), edge('c', 'a'), edge('a', 'a'), edge('a', 'gone')],
  })
  expect(new Set(Object.values(nodes).map(({ x }) => x)).size).toBe(3)
  expect(Object.keys(edges).sort()).toEqual(['ab', 'bc', 'ca'])
})

test('groups that have nothing in common do not overlap, and each is told when it is done', () => {
  const nodes = Array.from({ length: 24 }, (_, at) => `n${at}`)
  const edges = nodes.flatMap((id, at) => (at % 3 === 0 ? [] : [edge(`n${at - (at % 3)}`, id)]))
  const told: number[] = []
  const layout = layOutRelations({ nodes, edges }, (done) => told.push(done))
  expect(told).toEqual([2, 4, 6, 8, 10, 12, 14, 16])
  const spots = Object.values(layout.nodes)
  for (const [at, one] of spots.entries()) {
    for (const other of spots.slice(at + 1)) {
      const apart =
        Math.abs(one.x - other.x) >= NODE_WIDTH || Math.abs(one.y - other.y) >= NODE_HEIGHT
      expect(apart).toBe(true)
    }
  }
})

test('two relations between the same cards have a line each', () => {
  const { edges } = layOutRelations({
    nodes: ['a', 'b'],
    edges: [edge('a', 'b'), { ...edge('a', 'b'), id: 'again' }, edge('b', 'a')],
  })
  const lines = Object.values(edges).map(({ points }) => JSON.stringify(points))
  expect(new Set(lines).size).toBe(3)
})

test('arrow keys follow relations both ways, and go up and down within a layer', () => {
  const relations = [relation('a', 'b'), relation('a', 'c'), relation('b', 'd')]
  const layout = layOutRelations({
    nodes: ['a', 'b', 'c', 'd'],
    edges: relations.map(({ from, to }) => edge(from, to)),
  })
  const go = (id: string, direction: Parameters<typeof neighbourOf>[1]) =>
    neighbourOf(id, direction, { layout, relations })
  expect(['b', 'c']).toContain(go('a', 'out'))
  expect(go('b', 'out')).toBe('d')
  expect(go('d', 'in')).toBe('b')
  expect(go('d', 'out')).toBeNull()
  const [upper, lower] = layoutOrder(layout).filter((id) => id === 'b' || id === 'c')
  expect(go(upper ?? '', 'down')).toBe(lower)
  expect(go(lower ?? '', 'up')).toBe(upper)
  expect(go(upper ?? '', 'up')).toBeNull()
})
