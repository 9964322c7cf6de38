import type { APIRequestContext } from '@playwright/test'
import { z } from 'zod'
import type { Persona } from './session'

/** Where the demo's content is found. */
export type Places = { cluster: string; board: string }

export type MainPage = {
  name: string
  /** Who looks at it; nobody is signed in when left out. */
  as?: Persona
  path: (places: Places) => string
  /** A selector that shows only once the page has its content. */
  shows: string
}

/** The page is connected to its room. */
const JOINED = 'body:has(header [data-state="saved"])'

/** Every main page: `npm run shots` takes them, and axe looks at them. */
export const PAGES: readonly MainPage[] = [
  { name: 'sign-in', path: () => '/', shows: 'main h1' },
  { name: 'home', as: 'facilitator', path: () => '/', shows: 'main h3' },
  {
    name: 'cluster',
    as: 'facilitator',
    path: ({ cluster }) => `/c/${cluster}`,
    shows: 'main h1',
  },
  {
    name: 'new-board',
    as: 'facilitator',
    path: ({ cluster }) => `/c/${cluster}/boards/new`,
    shows: 'main form',
  },
  {
    name: 'board',
    as: 'facilitator',
    path: ({ cluster, board }) => `/c/${cluster}/boards/${board}`,
    shows: `${JOINED} .react-flow__node`,
  },
  {
    name: 'outline',
    as: 'facilitator',
    path: ({ cluster, board }) => `/c/${cluster}/boards/${board}/outline`,
    shows: `${JOINED} main section li`,
  },
  {
    name: 'relations',
    as: 'facilitator',
    path: ({ cluster, board }) => `/c/${cluster}/boards/${board}/relations?view=graph`,
    shows: `${JOINED} [data-graph-card]`,
  },
  {
    name: 'relations-table',
    as: 'facilitator',
    path: ({ cluster, board }) => `/c/${cluster}/boards/${board}/relations?view=table`,
    shows: `${JOINED} main tbody tr`,
  },
  {
    name: 'export',
    as: 'facilitator',
    path: ({ cluster, board }) => `/c/${cluster}/boards/${board}/export`,
    shows: 'main h1',
  },
  {
    name: 'lenses',
    as: 'facilitator',
    path: ({ cluster, board }) => `/c/${cluster}/boards/${board}/lens`,
    shows: `${JOINED} main h4`,
  },
  ...(['triple-helix', 'impact-uncertainty', 'horizon-scan', 'supplier-ladder'] as const).map(
    (lens): MainPage => ({
      name: `lens-${lens}`,
      as: 'facilitator',
      path: ({ cluster, board }) => `/c/${cluster}/boards/${board}/lens/${lens}?view=picture`,
      shows: `${JOINED} main svg path`,
    }),
  ),
  {
    name: 'lens-table',
    as: 'facilitator',
    path: ({ cluster, board }) => `/c/${cluster}/boards/${board}/lens/triple-helix?view=table`,
    shows: `${JOINED} main table`,
  },
  {
    name: 'ratings',
    as: 'firm',
    path: ({ cluster, board }) =>
      `/c/${cluster}/boards/${board}/lens/impact-uncertainty?view=judge`,
    shows: `${JOINED} main tbody tr`,
  },
  {
    name: 'assessment',
    as: 'facilitator',
    path: ({ cluster, board }) =>
      `/c/${cluster}/boards/${board}/lens/innovative-capacity?view=judge`,
    shows: `${JOINED} main tbody tr`,
  },
  {
    name: 'new-lens',
    as: 'facilitator',
    path: ({ cluster, board }) => `/c/${cluster}/boards/${board}/lens/new`,
    shows: `${JOINED} main form figure`,
  },
  {
    name: 'import',
    as: 'facilitator',
    path: ({ cluster, board }) => `/c/${cluster}/boards/${board}/import`,
    shows: 'main h1',
  },
]

const clusters = z.object({ clusters: z.array(z.object({ slug: z.string() })).min(1) })
const board = z.object({ id: z.string(), title: z.string() })
const boards = z.object({ boards: z.array(board).min(1) })

/** The board that everybody in the demo takes part in, in either language of the demo. */
const DEMO_BOARD = /^(?:From supplier to own brand|Fra leverandør til eget merke)$/

/** Asks the API, as the person signed in, for the demo's cluster and its board. */
export async function findPlaces(request: APIRequestContext, origin: string): Promise<Places> {
  const read = async (path: string): Promise<unknown> => {
    const response = await request.get(`${origin}/api/v1/${path}`)
    if (!response.ok()) throw new Error(`GET /api/v1/${path} answered ${response.status()}`)
    return response.json()
  }
  const [cluster] = clusters.parse(await read('clusters')).clusters
  if (!cluster) throw new Error('the demo has no cluster')
  const { boards: found } = boards.parse(await read(`clusters/${cluster.slug}/boards`))
  // Other tests make boards, too, and not everybody takes part in the demo's second one.
  const first = found.find(({ title }) => DEMO_BOARD.test(title))
  if (!first) throw new Error('the demo has no board')
  return { cluster: cluster.slug, board: first.id }
}
