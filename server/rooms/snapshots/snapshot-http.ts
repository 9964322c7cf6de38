import type { IncomingMessage, ServerResponse } from 'node:http'
import { sessionTokenFrom } from '@/lib/auth/cookie'
import { isOwnOrigin } from '@/lib/auth/origin'
import type { Log } from '@/lib/platform/log'
import { createLimit } from '@/lib/platform/rate-limit'
import { formatPosition, type Position } from '@/lib/sync/position'
import { parseRoom, type Room } from '@/lib/sync/rooms'
import { BYTES_HEADER, POSITION_HEADER, SNAPSHOT_TYPE } from '@/lib/sync/snapshot-format'
import type { Pool } from '../../persistence/pool'
import { readHeads } from '../../persistence/room-reads'
import { admitPerson, identify } from '../sockets/access'
import { wishesIn } from '../sockets/wishes'
import { Encodings } from './encodings'
import type { SnapshotCache } from './snapshot-cache'

/** A person may open this many documents in a minute; beyond, the socket brings them (SYNC-17). */
const PER_MINUTE = 60
/** A reader that takes nothing for this long is cut off. */
const STUCK_AFTER = 30_000

export type SnapshotHttpParts = {
  pool: Pool
  authSecret: string
  origins: readonly string[]
  log: Log
  snapshots: SnapshotCache
}

type Headers = Record<string, string | number>
type Answer = { status: number; headers?: Headers; body?: Buffer }

/**
 * `GET /sync/<room>/snapshot`: what a newcomer gets before it connects with `since` (SYNC-17), to the
 * same people as the socket, and compressed.
 */
export class SnapshotHttp {
  readonly #parts: SnapshotHttpParts
  readonly #encodings: Encodings
  readonly #limit = createLimit({ name: 'snapshots', points: PER_MINUTE, seconds: 60 })
  #isShut = false

  constructor(parts: SnapshotHttpParts) {
    this.#parts = parts
    this.#encodings = new Encodings(parts.snapshots)
  }

  shut(): void {
    this.#isShut = true
  }

  /** Returns whether the path was one for it. Never rejects. */
  async handle(request: IncomingMessage, answer: ServerResponse): Promise<boolean> {
    const name = roomIn(request.url ?? '')
    if (name === null) return false
    const { status, headers, body } = await this.#decide(request, name).catch((error: unknown) => {
      this.#parts.log.error({ err: error }, 'a snapshot could not be sent')
      return unavailable
    })
    answer.setTimeout(STUCK_AFTER, () => answer.destroy())
    answer.writeHead(status, { ...COMMON, ...headers })
    answer.end(request.method === 'HEAD' ? undefined : body)
    return true
  }

  async #decide(request: IncomingMessage, name: string): Promise<Answer> {
    const { pool, authSecret, origins } = this.#parts
    if (this.#isShut) return unavailable
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return failed(405, 'Read it with GET.', { allow: 'GET, HEAD' })
    }
    if (!isOwnPage(request, origins)) return failed(403, 'Not from another site.')
    const token = sessionTokenFrom(request.headers.cookie, authSecret)
    const session = token === null ? null : await identify(pool, token)
    if (!session) return failed(401, 'Sign in first.')
    const allowed = await this.#limit.take(session.person)
    if (!allowed.ok) return tooMany(allowed.retryAfterSeconds)

    const room = documentCalled(name)
    const admission = room && (await admitPerson(pool, { ...session, room }))
    if (!room || !admission) return failed(404, 'Not found.')
    const wishes = wishesIn(request.url ?? '')
    if (!wishes) return failed(400, 'Malformed query.')
    const isOld = wishes.version !== null && wishes.version < admission.schema
    if (isOld) return failed(409, 'The document is newer than this page.')
    const answer = await this.#snapshot(request, { room: name, at: admission.snapshotAt })
    // Reading took its time, in which access may have gone (SYNC-5).
    const head = (await readHeads(pool, [name])).get(name)
    if (head?.accessEpoch === admission.accessEpoch) return answer
    return (await admitPerson(pool, { ...session, room })) ? answer : failed(404, 'Not found.')
  }

  async #snapshot(
    request: IncomingMessage,
    { room, at }: { room: string; at: Position },
  ): Promise<Answer> {
    const snapshot = await this.#parts.snapshots.get(room, at)
    const position = formatPosition(snapshot)
    const etag = `W/"${position}"`
    const headers = { [POSITION_HEADER]: position, [BYTES_HEADER]: snapshot.body.length, etag }
    if (snapshot.seq === 0n) return { status: 204, headers }
    if (isKnown(request.headers['if-none-match'], etag)) return { status: 304, headers }
    const accepted = request.headers['accept-encoding']
    const { encoding, body } = await this.#encodings.bodyOf(room, {
      snapshot,
      accepted: typeof accepted === 'string' ? accepted : undefined,
    })
    const described = { 'content-type': SNAPSHOT_TYPE, 'content-length': body.length }
    return {
      status: 200,
      headers: { ...headers, ...described, ...(encoding && { 'content-encoding': encoding }) },
      body,
    }
  }
}

/** Nothing of a document stays in a browser's cache, where signing out would not delete it (SYNC-25). */
const COMMON: Headers = {
  'cache-control': 'private, no-store',
  vary: 'Accept-Encoding, Cookie, Origin, Sec-Fetch-Site',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
}

function failed(status: number, error: string, more: Headers = {}): Answer {
  const body = Buffer.from(JSON.stringify({ error }))
  const headers = { 'content-type': 'application/json', 'content-length': body.length, ...more }
  return { status, headers, body }
}

const unavailable = failed(503, 'Try again later.', { 'retry-after': 3 })

const tooMany = (seconds: number) => failed(429, 'Too many at once.', { 'retry-after': seconds })

/** Events have no document. */
function documentCalled(name: string): Room | null {
  const room = parseRoom(name)
  return room?.kind === 'events' ? null : room
}

function roomIn(url: string): string | null {
  const [path = ''] = url.split('?', 1)
  return /^\/sync\/([^/]+)\/snapshot$/.exec(path)?.[1] ?? null
}

/**
 * Pages of other sites do not read documents, whatever the browser sends along. Reading from one's own
 * page comes without `Origin`; where there is one it has to be ours.
 */
function isOwnPage({ headers }: IncomingMessage, origins: readonly string[]): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  return headers.origin === undefined || isOwnOrigin(headers.origin, origins)
}

/** Weak comparison, as for every conditional GET (RFC 9110, 13.1.2). */
function isKnown(given: string | undefined, etag: string): boolean {
  if (given === undefined) return false
  const bare = (tag: string) => tag.trim().replace(/^W\//, '')
  return given.trim() === '*' || given.split(',').some((tag) => bare(tag) === bare(etag))
}
