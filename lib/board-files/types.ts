import type { BoardProjection } from '../sync/projection'
import type { BoardAbout } from './schema'

/** What stands on a board, part by part; whatever a projection gains comes along. */
export type BoardParts = Omit<BoardProjection, 'type' | 'schema' | 'skipped'>

/** A board to take away: what it is about and all that stands on it, but nobody's name. */
export type BoardFile = {
  type: 'framsyn:board:v1'
  board: BoardAbout
  content: BoardProjection
}

export type FileProblem = {
  /** Where in the file, such as `content.cards[3].type`. */
  path: string
  /** `entry-left-out`: all of it. `value-left-out`: one value of something that comes along. */
  problem: 'entry-left-out' | 'value-left-out' | 'same-id'
}

export type UnreadableFile = 'not-json' | 'not-a-board' | 'newer' | 'too-many'

export type ReadBoardFile =
  | { ok: false; reason: UnreadableFile }
  | {
      ok: true
      about: BoardAbout
      schema: number
      parts: BoardParts
      problems: FileProblem[]
    }

/** How many of each kind there are. */
export type PartCounts = Record<keyof BoardParts, number>
