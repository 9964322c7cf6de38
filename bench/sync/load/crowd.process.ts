import type { PeerName } from '../dialects'
import { answering } from '../processes/answering'
import { type Arrival, arrivingDialect } from './arriving'
import { Usage } from './usage'
import { Visitor } from './visitor'
import { until } from './waiting'

/** Between two looks at its sockets the crowd sleeps, so that it reads many frames at once. */
const NAP = 8
/** So many connect at once. */
const ABREAST = 40
/** Nothing more comes when nothing has come for this long. */
const QUIET = 300

export type CrowdJoin = {
  peer: PeerName
  port: number
  /** One visit each, in order. */
  visits: readonly { room: string; cookie: string }[]
  arrival?: Arrival
  /** All at the same moment, rather than a few abreast. */
  together?: boolean
}

/** `share`: of a core, since `begin`. */
export type CrowdCount = { share: number; frames: number }

let visitors: Visitor[] = []
let usage = new Usage()
let napping = false

export const commands = {
  /** Connects. Returns the milliseconds from the first connection to the last whole document. */
  async join({
    peer,
    port,
    visits,
    arrival = 'own',
    together = false,
  }: CrowdJoin): Promise<number> {
    const began = performance.now()
    const width = together ? visits.length : ABREAST
    for (let at = 0; at < visits.length; at += width) {
      const arriving = visits.slice(at, at + width).map(async ({ room, cookie }) => {
        const dialect = await arrivingDialect({ peer, port, room, cookie, arrival })
        const visitor = new Visitor({ port, dialect, cookie })
        visitors.push(visitor)
        return visitor.joined
      })
      await Promise.all(arriving)
    }
    return Math.max(...visitors.map(({ joinedAt }) => joinedAt)) - began
  },

  begin(): void {
    usage = new Usage()
    for (const visitor of visitors) {
      visitor.frames = 0
      visitor.updateBytes = 0
    }
    napping = true
    nap()
  },

  /** Waits until nothing more comes. @throws when not everybody has received the same. */
  async end(): Promise<CrowdCount> {
    const { share } = usage
    let [seen, at] = [-1, 0]
    await until('the crowd has received everything', () => {
      const received = visitors.reduce((sum, { updateBytes }) => sum + updateBytes, 0)
      if (received !== seen) [seen, at] = [received, performance.now()]
      return performance.now() - at > QUIET
    })
    napping = false
    const gone = visitors.find(({ socket }) => socket.closedWith !== null)
    if (gone) throw new Error(`a client of the crowd has gone: ${gone.socket.closedWith}`)
    const amounts = new Set(visitors.map(({ updateBytes }) => updateBytes))
    if (amounts.size > 1) throw new Error(`the crowd received different amounts: ${[...amounts]}`)
    return { share, frames: visitors.reduce((sum, { frames }) => sum + frames, 0) }
  },

  leave(): void {
    for (const { socket } of visitors) socket.close()
    visitors = []
  },
}

const cell = new Int32Array(new SharedArrayBuffer(4))

/** What arrives meanwhile waits in the kernel. Nobody measures a delay in this process. */
function nap(): void {
  if (!napping) return
  Atomics.wait(cell, 0, 0, NAP)
  setImmediate(nap)
}

answering(commands)
