import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { sessionTokenFrom } from '@/lib/auth/cookie'
import { isOwnOrigin } from '@/lib/auth/origin'
import type { Log } from '@/lib/platform/log'
import { CloseCode } from '@/lib/sync/close-codes'
import { DOCUMENT_SCHEMA, parseRoom, type Room } from '@/lib/sync/rooms'
import type { Pool } from '../../persistence/pool'
import { metrics } from '../metrics'
import { type Admission, admit } from './access'
import { closeSocket } from './connection'
import { type Wishes, wishesIn } from './wishes'

/** Bytes of a frame (SYNC-23); `ws` closes 1009 above it, before reading the content. */
const MAX_PAYLOAD = 4 * 1024 * 1024
const CONNECTIONS_PER_PERSON = 20

export type Welcome = (socket: WebSocket, visit: Visit) => void

export type Visit = { room: Room; admission: Admission; wishes: Wishes }

export type DoorParts = {
  pool: Pool
  authSecret: string
  origins: readonly string[]
  log: Log
  welcome: Welcome
}

/** Lets sockets in (SYNC-3), or says why not in a way that browsers can read: a close code. */
export class Door {
  readonly #parts: DoorParts
  readonly #server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_PAYLOAD,
  })
  readonly #perPerson = new Map<string, number>()
  #isShut = false

  constructor(parts: DoorParts) {
    this.#parts = parts
  }

  get sockets(): ReadonlySet<WebSocket> {
    return this.#server.clients
  }

  shut(): void {
    this.#isShut = true
  }

  /** `roomName` is what stands after `/sync/` in the path, undecoded and without the query. */
  async open(
    request: IncomingMessage,
    { socket, head, roomName }: { socket: Duplex; head: Buffer; roomName: string },
  ): Promise<void> {
    const cut = () => socket.destroy()
    socket.on('error', cut)
    const { origin } = request.headers
    if (!isOwnOrigin(origin ?? null, this.#parts.origins)) {
      refuse(socket, '403 Forbidden')
      return
    }
    const decided = this.#isShut
      ? { code: CloseCode.restarting }
      : await this.#decide(request, roomName)
    if (decided === 'unavailable') refuse(socket, '503 Service Unavailable')
    if (decided === 'unavailable' || socket.destroyed) return
    this.#server.handleUpgrade(request, socket, head, (accepted) => {
      socket.off('error', cut)
      accepted.on('error', () => undefined) // `ws` closes by itself; 'close' follows
      if ('code' in decided) turnAway(accepted, decided.code)
      // The server may have been closed meanwhile; nobody would write what is sent to it.
      else if (this.#isShut) turnAway(accepted, CloseCode.restarting)
      else this.#letIn(accepted, decided)
    })
  }

  async #decide(request: IncomingMessage, roomName: string) {
    const token = sessionTokenFrom(request.headers.cookie, this.#parts.authSecret)
    const wishes = wishesIn(request.url ?? '')
    const room = parseRoom(roomName)
    try {
      // Whoever is not signed in learns nothing about rooms, not even which names are malformed.
      const admission = await admit(this.#parts.pool, { token, room })
      if ('code' in admission) return admission
      if (!room || !wishes) return { code: CloseCode.malformed }
      return codeFor(wishes, admission) ?? { room, wishes, admission }
    } catch (error) {
      this.#parts.log.error({ err: error }, 'access to a room could not be decided')
      return 'unavailable' as const
    }
  }

  #letIn(socket: WebSocket, visit: Visit): void {
    const { person } = visit.admission
    const open = this.#perPerson.get(person) ?? 0
    if (open >= CONNECTIONS_PER_PERSON) {
      turnAway(socket, CloseCode.tooFast)
      return
    }
    this.#perPerson.set(person, open + 1)
    metrics.sockets.inc()
    socket.on('close', () => {
      metrics.sockets.dec()
      const left = (this.#perPerson.get(person) ?? 1) - 1
      if (left === 0) this.#perPerson.delete(person)
      else this.#perPerson.set(person, left)
    })
    this.#parts.welcome(socket, visit)
  }
}

/** A socket without a message handler: what it sends is dropped unread. */
function turnAway(socket: WebSocket, code: CloseCode): void {
  metrics.closed.inc({ code: String(code) })
  closeSocket(socket, { code, reason: '' })
}

/** A client older than the document reloads; one newer than this server waits for it (SYNC-26). */
function codeFor({ version }: Wishes, { schema }: Admission): { code: CloseCode } | null {
  if (version === null) return null
  if (version < schema) return { code: CloseCode.clientTooOld }
  return version > DOCUMENT_SCHEMA ? { code: CloseCode.restarting } : null
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
