/**
 * Room names (SYNC-1). A room is one collaborative document, or one cluster's events.
 * Source of the list: docs/sync-protocol.md.
 */
export type Room =
  | { kind: 'board'; board: string }
  | { kind: 'scenario'; scenario: string }
  | { kind: 'layer'; board: string; party: string }
  | { kind: 'draft'; stage: string; person: string }
  | { kind: 'partydraft'; stage: string; party: string }
  | { kind: 'decision'; decision: string }
  | { kind: 'minutes'; session: string }
  | { kind: 'events'; cluster: string }

export type RoomKind = Room['kind']

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const ONE = new RegExp(`^(board|scenario|decision|minutes|events)\\.(${UUID})$`)
const TWO = new RegExp(`^(layer|draft|partydraft)\\.(${UUID})\\.(${UUID})$`)

/** Parses a room name; `null` for anything that is not exactly one of the known forms. */
export function parseRoom(name: string): Room | null {
  if (name.length > 90) return null
  const [, kind, first = '', second = ''] = ONE.exec(name) ?? TWO.exec(name) ?? []
  switch (kind as RoomKind | undefined) {
    case 'board':
      return { kind: 'board', board: first }
    case 'scenario':
      return { kind: 'scenario', scenario: first }
    case 'decision':
      return { kind: 'decision', decision: first }
    case 'minutes':
      return { kind: 'minutes', session: first }
    case 'events':
      return { kind: 'events', cluster: first }
    case 'layer':
      return { kind: 'layer', board: first, party: second }
    case 'draft':
      return { kind: 'draft', stage: first, person: second }
    case 'partydraft':
      return { kind: 'partydraft', stage: first, party: second }
    case undefined:
      return null
  }
}

/** The name under which a room is stored and connected to. */
export function roomName(room: Room): string {
  switch (room.kind) {
    case 'board':
      return `board.${room.board}`
    case 'scenario':
      return `scenario.${room.scenario}`
    case 'decision':
      return `decision.${room.decision}`
    case 'minutes':
      return `minutes.${room.session}`
    case 'events':
      return `events.${room.cluster}`
    case 'layer':
      return `layer.${room.board}.${room.party}`
    case 'draft':
      return `draft.${room.stage}.${room.person}`
    case 'partydraft':
      return `partydraft.${room.stage}.${room.party}`
  }
}

const BOARD_ROOTS = ['cards', 'relations', 'placements', 'frames', 'judgements', 'meta'] as const
const TEXT_ROOTS = ['narrative', 'consequences', 'meta'] as const

/** The root names that a document in this kind of room may have (SYNC-2). Events have no document. */
export function rootsOf(kind: RoomKind): readonly string[] {
  switch (kind) {
    case 'board':
    case 'layer':
    case 'draft':
    case 'partydraft':
      return BOARD_ROOTS
    case 'scenario':
    case 'decision':
    case 'minutes':
      return TEXT_ROOTS
    case 'events':
      return []
  }
}

/** Whether what is in such a room is read as cards, relations and placements (SYNC-20). */
export function hasProjection(kind: RoomKind): boolean {
  return rootsOf(kind) === BOARD_ROOTS
}

/**
 * A document of more bytes, as its snapshot and the rows after it, only shrinks (SYNC-23). Beyond,
 * joining takes long and the thread in which documents are built runs out of memory.
 */
export const MAX_DOCUMENT_BYTES = 32 * 1024 * 1024

/** Version of the document schema; clients send it as `?v=` and documents keep it in `meta.schema`. */
export const DOCUMENT_SCHEMA = 1
