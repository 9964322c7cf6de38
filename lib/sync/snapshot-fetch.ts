import { type Position, parsePosition } from './position'
import { DOCUMENT_SCHEMA } from './rooms'
import { BYTES_HEADER, POSITION_HEADER, readSnapshotBody } from './snapshot-format'

/** Without a word from the server for so long the socket brings the document, in milliseconds. */
const PATIENCE = 2_000

/** The document up to a place in its log, as updates to be applied in order. */
export type FetchedSnapshot = { position: Position; updates: Uint8Array[] }

/**
 * Fetches the newest snapshot of a room by HTTP (SYNC-17): compressed, which the socket is not.
 * Nothing of it stays in the browser's cache, where signing out would not delete it.
 *
 * @param base address in front of the room name, as for sockets.
 * @returns `null` when there is no use in it, for whatever reason; joining by socket tells why.
 */
export async function fetchSnapshot({
  base,
  room,
  fetch,
}: {
  base: string
  room: string
  fetch: typeof globalThis.fetch
}): Promise<FetchedSnapshot | null> {
  const silence = new Silence()
  try {
    const url = `${base.replace(/^ws/, 'http')}/${room}/snapshot?v=${DOCUMENT_SCHEMA}`
    const { signal } = silence
    const answer = await fetch(url, { credentials: 'same-origin', cache: 'no-store', signal })
    silence.broken()
    const position = parsePosition(answer.headers.get(POSITION_HEADER) ?? '')
    if (!position || (answer.status !== 200 && answer.status !== 204)) return null
    const body = await bodyOf(answer, silence)
    // One that was cut off between two updates would pass for a whole one.
    if (answer.headers.get(BYTES_HEADER) !== String(body.length)) return null
    return { position, updates: readSnapshotBody(body) }
  } catch {
    return null
  } finally {
    silence.end()
  }
}

async function bodyOf({ body }: Response, silence: Silence): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  const reader = body?.getReader()
  silence.signal.addEventListener('abort', () => void reader?.cancel().catch(() => undefined))
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    parts.push(part.value)
    silence.broken()
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer())
}

/** Aborts what waits for a server that says nothing. */
class Silence {
  readonly #abort = new AbortController()
  #timer = this.#wait()

  get signal(): AbortSignal {
    return this.#abort.signal
  }

  broken(): void {
    clearTimeout(this.#timer)
    this.#timer = this.#wait()
  }

  end(): void {
    clearTimeout(this.#timer)
    this.#abort.abort()
  }

  #wait(): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.#abort.abort(), PATIENCE)
  }
}
