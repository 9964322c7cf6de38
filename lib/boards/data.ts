import { setTimeout as wait } from 'node:timers/promises'
import type { AuthorizedBoard } from '../auth/scope'
import { readStandings } from '../auth/standing'
import type { Membership } from '../members/types'
import { inSectorOrder, PARTY_MARK } from '../parties/data'
import { SECTORS, type Sector } from '../parties/types'
import { executorOf, inCluster, type Tx } from '../platform/db'
import type { ClusterScope } from '../platform/scope'
import { readContributions } from '../sync/contributions'
import { readHistory } from '../sync/history'
import type { BoardProjection } from '../sync/projection'
import { bringProjectionToHead, readProjectionBy, type Shortly } from '../sync/projector'
import { roomName } from '../sync/rooms'
import { boardAbility } from './ability'
import type {
  BoardDetail,
  BoardHistory,
  BoardProgress,
  BoardSummary,
  HistoryQuery,
  ListedBoard,
} from './schema'
import { type BoardRole, type Contributions, TEMPLATE_IDS } from './types'

const SUMMARY = {
  id: true,
  clusterId: true,
  title: true,
  initiative: true,
  place: true,
  horizonYear: true,
  status: true,
  createdAt: true,
  parties: { where: { leftAt: null }, select: { party: { select: PARTY_MARK } } },
} as const

/** The boards of these memberships that their person may see, by cluster; active and newest first. */
export async function readBoards(
  tx: Tx,
  memberships: readonly Membership[],
): Promise<Map<string, BoardSummary[]>> {
  const byCluster = new Map(memberships.map((membership) => [membership.clusterId, membership]))
  const boards: Map<string, BoardSummary[]> = new Map(
    memberships.map(({ clusterId }) => [clusterId, []]),
  )
  const rows = await tx.board.findMany({
    where: { clusterId: { in: [...byCluster.keys()] } },
    orderBy: [{ status: 'asc' }, { createdAt: 'desc' }, { id: 'desc' }],
    select: { ...SUMMARY, roles: { select: { role: true, memberId: true, partyId: true } } },
  })
  for (const { clusterId, roles, parties, createdAt, ...row } of rows) {
    const membership = byCluster.get(clusterId)
    const role = membership && roleOf(membership, roles)
    if (!role) continue
    boards.get(clusterId)?.push({
      ...row,
      createdAt: createdAt.toISOString(),
      role,
      parties: inSectorOrder(parties.map(({ party }) => party)),
    })
  }
  return boards
}

type GivenRole = { role: BoardRole; memberId: string | null; partyId: string | null }

function roleOf(membership: Membership, roles: readonly GivenRole[]): BoardRole | undefined {
  const { memberId, partyIds, role: clusterRole } = membership
  const ability = boardAbility({
    clusterRole,
    ownRole: roles.find((given) => given.memberId === memberId)?.role ?? null,
    partyRoles: roles
      .filter(({ partyId }) => partyId !== null && partyIds.includes(partyId))
      .map(({ role }) => role),
    archived: false,
  })
  return ability?.role
}

export async function readBoard(scope: AuthorizedBoard): Promise<BoardDetail> {
  const { clusterId, parties, createdAt, template, ...row } = await inCluster(scope, (tx) =>
    tx.board.findUniqueOrThrow({
      where: { id: scope.boardId },
      select: { ...SUMMARY, outOfScope: true, boundaryStrategy: true, template: true },
    }),
  )
  return {
    ...row,
    // One that has left the catalogue is as good as none.
    template: TEMPLATE_IDS.find((id) => id === template) ?? 'blank',
    createdAt: createdAt.toISOString(),
    parties: inSectorOrder(parties.map(({ party }) => party)),
  }
}

const shortlyIn =
  (scope: ClusterScope): Shortly =>
  (work) =>
    inCluster(scope, (tx) => work(executorOf(tx)))

/**
 * What the board says now, with the place in its log that this shows.
 *
 * @throws when it cannot be read just now.
 */
export async function readProjection(
  scope: AuthorizedBoard,
): Promise<{ seq: string; projection: BoardProjection }> {
  const room = roomName({ kind: 'board', board: scope.boardId })
  const found = await bringProjectionToHead(shortlyIn(scope), room)
  if (!found) throw new Error(`board without a room: ${room}`)
  return { seq: found.seq.toString(), projection: found.projection }
}

/**
 * Who wrote what on the board, and when: a page of it, newest first.
 *
 * @throws when the board cannot be read just now.
 */
export async function readBoardHistory(
  scope: AuthorizedBoard,
  query: HistoryQuery,
): Promise<BoardHistory> {
  const room = roomName({ kind: 'board', board: scope.boardId })
  const page = await readHistory(shortlyIn(scope), { room, ...query })
  if (!page) throw new Error(`board without a room: ${room}`)
  const people = page.entries.flatMap(({ person, onBehalfOf }) =>
    onBehalfOf === null ? [person] : [person, onBehalfOf],
  )
  const names = await inCluster(scope, (tx) => readNames(tx, [...new Set(people)]))
  const named = (id: string) => ({ id, name: names.get(id) ?? null })
  return {
    entries: page.entries.map(({ person, onBehalfOf, from, to, ...written }) => ({
      ...written,
      person: named(person),
      askedBy: onBehalfOf === null ? null : named(onBehalfOf),
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    })),
    next: page.next?.toString() ?? null,
  }
}

/**
 * Who has contributed to the board, by the sector that they speak for there today: from the log, never
 * from what a card claims.
 *
 * @throws when the board cannot be read just now.
 */
export async function readBoardContributions(scope: AuthorizedBoard): Promise<Contributions> {
  const room = roomName({ kind: 'board', board: scope.boardId })
  const counted = [...(await readContributions(shortlyIn(scope), room))]
  const standings = await inCluster(scope, (tx) =>
    readStandings(executorOf(tx), {
      people: counted.map(([person]) => person),
      boards: [scope.boardId],
    }),
  )
  const sectorOf = new Map(standings.map(({ presence: { id, sector } }) => [id, sector]))
  const written = (sector: Sector | null) =>
    counted.flatMap(([person, entries]) =>
      entries.size > 0 && (sectorOf.get(person) ?? null) === sector ? [entries] : [],
    )
  return {
    sectors: SECTORS.map((sector) => ({
      sector,
      ...tally(written(sector)),
      cards: cardsAmong(written(sector)),
    })),
    others: tally(written(null)),
  }
}

function tally(byPerson: readonly ReadonlySet<string>[]): { entries: number; people: number } {
  const entries = byPerson.reduce((sum, { size }) => sum + size, 0)
  return { entries, people: byPerson.length }
}

function cardsAmong(byPerson: readonly ReadonlySet<string>[]): string[] {
  const keys = new Set(byPerson.flatMap((entries) => [...entries]))
  return [...keys].flatMap((key) => (key.startsWith('cards:') ? [key.slice('cards:'.length)] : []))
}

/** Names of those who are or were members of the cluster that `tx` is in. */
async function readNames(tx: Tx, people: string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.person.findMany({
    where: { id: { in: people } },
    select: { id: true, name: true },
  })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** How long a page waits for the newest; then it shows what was read before. */
const PATIENCE = 5_000
const late = (): Promise<unknown> => wait(PATIENCE, null, { ref: false })

const EMPTY: BoardProjection = {
  type: 'board:projection:v1',
  schema: 0,
  cards: [],
  relations: [],
  placements: [],
  frames: [],
  skipped: 0,
}

/**
 * What the board says, or said when it could last be read, with the place in its log that this
 * shows; empty at 0 when it never could.
 */
export async function readLastProjection(
  scope: AuthorizedBoard,
): Promise<{ seq: string; projection: BoardProjection }> {
  const room = roomName({ kind: 'board', board: scope.boardId })
  const found = await readProjectionBy(late(), shortlyIn(scope), room)
  return found
    ? { seq: found.seq.toString(), projection: found.projection }
    : { seq: '0', projection: EMPTY }
}

/**
 * The boards with how far each has come: active before archived, the latest changed first. A board
 * that cannot be read just now is still listed.
 */
export async function withProgress(
  scope: ClusterScope,
  boards: readonly BoardSummary[],
): Promise<ListedBoard[]> {
  const deadline = late()
  const listed: ListedBoard[] = []
  for (const board of boards) {
    listed.push({ ...board, ...(await readProgress(scope, board.id, deadline)) })
  }
  return listed.sort(
    (one, other) =>
      Number(one.status === 'archived') - Number(other.status === 'archived') ||
      lastTouched(other).localeCompare(lastTouched(one)),
  )
}

const lastTouched = ({ changedAt, createdAt }: ListedBoard): string => changedAt ?? createdAt

async function readProgress(
  scope: ClusterScope,
  boardId: string,
  deadline: Promise<unknown>,
): Promise<BoardProgress> {
  const room = roomName({ kind: 'board', board: boardId })
  const found = await readProjectionBy(deadline, shortlyIn(scope), room)
  return {
    cards: found?.projection.cards.length ?? null,
    changedAt: await inCluster(scope, (tx) => changedAt(tx, room)),
  }
}

async function changedAt(tx: Tx, room: string): Promise<string | null> {
  const last = await tx.roomLog.findFirst({
    where: { room },
    orderBy: { seq: 'desc' },
    select: { at: true },
  })
  return last?.at.toISOString() ?? null
}
