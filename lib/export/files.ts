import { BOARD_FILE } from '../board-files/schema'
import type { BoardFile } from '../board-files/types'
import type { BoardDetail } from '../boards/schema'
import type { BoardProjection } from '../sync/projection'

/** The board as a file that our import reads: all that is on it, and nobody's name. */
export function boardFile(board: BoardDetail, content: BoardProjection): BoardFile {
  const { title, initiative, place, outOfScope, boundaryStrategy, horizonYear } = board
  return {
    type: BOARD_FILE,
    board: { title, initiative, place, outOfScope, boundaryStrategy, horizonYear },
    content,
  }
}

const LONGEST = 80
/** What some file system refuses, and marks that turn the order of letters round. */
const UNFIT = /[\\/:*?"<>|\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** A name that every file system takes: the title, what it holds, and the ending. */
export function fileName(title: string, holds: string, ending: string): string {
  const fit = title
    .replace(UNFIT, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+/, '')
  const short = [...fit].slice(0, LONGEST).join('').trim()
  return `${[short, holds].filter((part) => part !== '').join(' - ')}.${ending}`
}
