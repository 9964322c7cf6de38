import type { RawData, WebSocket } from 'ws'
import type { Log } from '@/lib/platform/log'
import { CloseCode } from '@/lib/sync/close-codes'
import type { Room as RoomAddress } from '@/lib/sync/rooms'
import type { Room } from '../room'
import type { Rooms } from '../rooms'
import type { Admission } from './access'
import { Connection } from './connection'
import { FrameHandling } from './frame-handling'
import type { Wishes } from './wishes'

/** What may wait for joining to end before reading pauses: frames, and bytes. */
const MAX_EARLY_FRAMES = 64
const MAX_EARLY_BYTES = 1024 * 1024

export type ServingParts = { rooms: Rooms; log: Log; now: () => number }

/**
 * Serves one admitted socket until it closes. Frames are read in order; while one has to wait, or the
 * sender is too fast, reading pauses and what has already arrived is kept.
 */
export async function serve(
  socket: WebSocket,
  {
    address,
    admission,
    version,
    since,
    ...parts
  }: ServingParts & { address: RoomAddress; admission: Admission } & Wishes,
): Promise<void> {
  const { rooms, log, now } = parts
  const connection = new Connection(socket, { admission, version, now: now() })
  const inbox = new Inbox(connection, { log, now })
  socket.on('message', (data, isBinary) => inbox.receive(data, isBinary))
  socket.on('pong', () => {
    connection.lastHeardAt = now()
  })
  let room: Room | null = null
  socket.on('close', () => {
    connection.left()
    if (room) rooms.leave(room, connection)
  })
  try {
    room = await rooms.open(address)
    if (!room) connection.close(CloseCode.noAccess, 'no access')
    if (!room || connection.closed) return
    connection.tellAccess(now())
    await rooms.join(room, connection, { since })
    inbox.open(new FrameHandling({ rooms, room, connection, now }))
  } catch (error) {
    log.error({ err: error, kind: address.kind }, 'a room could not be joined')
    connection.close(CloseCode.overloaded, 'try again later')
  }
}

/** Frames that wait for the one before them. */
class Inbox {
  readonly #connection: Connection
  readonly #parts: { log: Log; now: () => number }
  #handling: FrameHandling | null = null
  readonly #waiting: Uint8Array[] = []
  #earlyBytes = 0
  #isBusy = false

  constructor(connection: Connection, parts: { log: Log; now: () => number }) {
    this.#connection = connection
    this.#parts = parts
  }

  open(handling: FrameHandling): void {
    this.#handling = handling
    this.#connection.resume()
    this.#work(handling)
  }

  receive(data: RawData, isBinary: boolean): void {
    if (this.#connection.closed) return
    this.#connection.lastHeardAt = this.#parts.now()
    // Text frames are no message of ours; an empty frame reads as malformed.
    const frame = isBinary && Buffer.isBuffer(data) ? data : Buffer.alloc(0)
    this.#waiting.push(frame)
    if (this.#handling) this.#work(this.#handling)
    else this.#limitEarly(frame)
  }

  #limitEarly({ length }: Uint8Array): void {
    this.#earlyBytes += length
    if (this.#waiting.length < MAX_EARLY_FRAMES && this.#earlyBytes < MAX_EARLY_BYTES) return
    this.#connection.pause()
  }

  #work(handling: FrameHandling): void {
    if (this.#isBusy) return
    this.#isBusy = true
    this.#workThrough(handling)
      .catch((error: unknown) => {
        this.#parts.log.error({ err: error }, 'a frame could not be handled')
        this.#connection.close(CloseCode.overloaded, 'try again later')
      })
      .finally(() => {
        this.#isBusy = false
        if (this.#waiting.length > 0 && !this.#connection.closed) this.#work(handling)
      })
  }

  async #workThrough(handling: FrameHandling): Promise<void> {
    const connection = this.#connection
    for (let data = this.#waiting.shift(); data; data = this.#waiting.shift()) {
      if (connection.closed) return
      const pause = connection.pace.count(data.length, this.#parts.now())
      if (pause === 'too-fast') {
        connection.close(CloseCode.tooFast, 'too fast')
        return
      }
      const handled = handling.handle(data)
      if (!handled && pause === 0) continue
      connection.pause()
      await handled
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause))
      connection.resume()
    }
  }
}
