import 'server-only'
import { findBoard } from '../auth/gate'
import type { SignedIn } from '../auth/scope'
import { readJudgements } from './data'
import type { Judgements } from './schema'

/** What people judge on a board, as this person may see it; `null` without access to the board. */
export async function loadJudgements(
  person: SignedIn,
  boardId: string,
): Promise<Judgements | null> {
  const scope = await findBoard(person, boardId)
  return scope && readJudgements(scope)
}
