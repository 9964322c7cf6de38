import { layout as arrange, Graph } from '@dagrejs/dagre'

export type Spot = { x: number; y: number }

/** Cards and the relations between them, as far as a layout needs to know. */
export type RelationGraph = {
  nodes: readonly string[]
  /** `label` is the room that its words need, in graph units; 0 for none. */
  edges: readonly { id: string; from: string; to: string; label: number }[]
}

export type Layout = {
  /** Upper left corners. */
  nodes: Readonly<Record<string, Spot>>
  /** Points that a line passes, from card to card, and where its words stand. */
  edges: Readonly<Record<string, { points: readonly Spot[]; label: Spot }>>
}

export const NODE_WIDTH = 210
export const NODE_HEIGHT = 58

const LABEL_HEIGHT = 20
/** Between layers, between cards of a layer, and between groups that have nothing in common. */
const GAPS = { layer: 56, card: 20, group: 56 } as const
/** Above this the best layers take too long to find; good ones are found at once. */
const MANY_EDGES = 150
/** Width to height at which groups are easiest to take in on a screen. */
const ASPECT = 1.6

/**
 * Layers from left to right, along the arrows; a circle is cut where it costs least. Groups that
 * are not connected are laid out on their own.
 *
 * @param onProgress told how many relations have found their place, after each group.
 */
export function layOutRelations(
  { nodes, edges }: RelationGraph,
  onProgress: (done: number) => void = () => undefined,
): Layout {
  let done = 0
  const groups = groupsIn({ nodes, edges }).map((group) => {
    const placed = layOutGroup(group)
    done += group.edges.length
    onProgress(done)
    return placed
  })
  return packed(groups)
}

type Placed = Layout & { width: number; height: number }

/** Cards that relations connect, whichever way they point; cards without any are left out. */
function groupsIn({ nodes, edges }: RelationGraph): RelationGraph[] {
  const leaders = new Map(nodes.map((id) => [id, id]))
  const leaderOf = (id: string): string => {
    let leader = id
    for (let next = leaders.get(leader); next && next !== leader; next = leaders.get(leader)) {
      leader = next
    }
    leaders.set(id, leader)
    return leader
  }
  const drawn = edges.filter(({ from, to }) => from !== to && leaders.has(from) && leaders.has(to))
  for (const { from, to } of drawn) leaders.set(leaderOf(from), leaderOf(to))

  const groups = new Map<string, { nodes: string[]; edges: RelationGraph['edges'][number][] }>()
  for (const edge of drawn) {
    const leader = leaderOf(edge.from)
    const group = groups.get(leader) ?? { nodes: [], edges: [] }
    group.edges.push(edge)
    groups.set(leader, group)
  }
  for (const id of nodes) groups.get(leaderOf(id))?.nodes.push(id)
  return [...groups.values()].sort((one, other) => other.edges.length - one.edges.length)
}

function layOutGroup({ nodes, edges }: RelationGraph): Placed {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({
    rankdir: 'LR',
    ranksep: GAPS.layer,
    nodesep: GAPS.card,
    edgesep: 12,
    acyclicer: 'greedy',
    ranker: edges.length > MANY_EDGES ? 'tight-tree' : 'network-simplex',
  })
  for (const id of nodes) graph.setNode(id, { width: NODE_WIDTH, height: NODE_HEIGHT })
  for (const { id, from, to, label } of edges) {
    const room = label > 0 ? { width: label, height: LABEL_HEIGHT, labelpos: 'c' } : {}
    graph.setEdge(from, to, room, id)
  }
  arrange(graph)
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return {
    width,
    height,
    nodes: Object.fromEntries(
      nodes.map((id) => {
        const { x = 0, y = 0 } = graph.node(id) as Partial<Spot>
        return [id, { x: x - NODE_WIDTH / 2, y: y - NODE_HEIGHT / 2 }]
      }),
    ),
    edges: Object.fromEntries(
      edges.map(({ id, from, to }) => {
        const { points = [], ...label } = graph.edge(from, to, id) as {
          points?: Spot[]
        } & Partial<Spot>
        const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 }
        return [id, { points, label: { x: label.x ?? middle.x, y: label.y ?? middle.y } }]
      }),
    ),
  }
}

/** Groups side by side in rows, the highest first, as wide as fills a screen best. */
function packed(groups: readonly Placed[]): Layout {
  const highest = groups.toSorted((one, other) => other.height - one.height)
  const widest = Math.max(0, ...groups.map(({ width }) => width))
  const best = WIDTHS.map((share) => inRows(highest, widest * share)).reduce((one, other) =>
    strain(other) < strain(one) ? other : one,
  )
  const nodes: Record<string, Spot> = {}
  const edges: Record<string, Layout['edges'][string]> = {}
  for (const { group, at } of best.placed) {
    const moved = ({ x, y }: Spot) => ({ x: x + at.x, y: y + at.y })
    for (const [id, spot] of Object.entries(group.nodes)) nodes[id] = moved(spot)
    for (const [id, { points, label }] of Object.entries(group.edges)) {
      edges[id] = { points: points.map(moved), label: moved(label) }
    }
  }
  return { nodes, edges }
}

/** How wide rows may be, as multiples of the widest group. */
const WIDTHS = [1, 1.3, 1.6, 2, 2.5, 3, 4, 6] as const

type Rows = { placed: { group: Placed; at: Spot }[]; width: number; height: number }

function inRows(groups: readonly Placed[], room: number): Rows {
  const rows: Rows = { placed: [], width: 0, height: 0 }
  let [left, top] = [0, 0]
  for (const group of groups) {
    if (left > 0 && left + group.width > room) [left, top] = [0, rows.height + GAPS.group]
    rows.placed.push({ group, at: { x: left, y: top } })
    rows.width = Math.max(rows.width, left + group.width)
    rows.height = Math.max(rows.height, top + group.height)
    left += group.width + GAPS.group
  }
  return rows
}

/** How much has to be shrunk to be seen whole. */
function strain({ width, height }: Rows): number {
  return Math.max(width, height * ASPECT)
}
