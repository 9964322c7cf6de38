import { type Position, parsePosition } from '@/lib/sync/position'

/** What a client says about itself in the query. It decides on what it is sent, never on access. */
export type Wishes = {
  /** The document schema that our own clients know; `null` for the stock client. */
  version: number | null
  /** Up to where it has the document; `null` when it wants all of it. */
  since: Position | null
  /** What it was told of how far it had heard a cluster's events; nobody but the server reads it. */
  place: string | null
}

/** Reads `?v=` and `&since=`; `null` when one of them is malformed. */
export function wishesIn(url: string): Wishes | null {
  const at = url.indexOf('?')
  const query = new URLSearchParams(at < 0 ? '' : url.slice(at))
  const [v, position] = [query.get('v'), query.get('since')]
  const since = position === null ? null : parsePosition(position)
  if (v !== null && !/^\d{1,6}$/.test(v)) return null
  if (position !== null && !since) return null
  return { version: v === null ? null : Number(v), since, place: query.get('place') }
}
