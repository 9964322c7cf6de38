import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { assertNever } from '@/lib/platform/errors'
import { compactRoom } from '../../snapshots/compact-room'
import { applyEdit } from './board-edits'
import { eventually } from './eventually'
import { HonestClient } from './honest-client'
import type { FuzzBoard, Lane } from './lane'
import { type Step, scriptOf } from './script'
import { differences } from './verdict'

export type FuzzOptions = {
  seed: number
  /** Breaks something once everybody has settled, so that a test sees whether it is found. */
  sabotage?: (board: FuzzBoard, clients: readonly HonestClient[]) => Promise<void>
}

/**
 * Plays the script of a seed on a fresh board, lets everybody come back, and compares what they see
 * with each other and with Postgres.
 *
 * @returns what differs; nothing when all is well.
 */
export async function playSeed(lane: Lane, { seed, sabotage }: FuzzOptions): Promise<string[]> {
  const { clients: count, steps } = scriptOf(seed)
  const board = await lane.openBoard()
  const clients = lane.people
    .slice(0, count)
    .map(({ cookie }) => new HonestClient({ url: lane.nodes[0].url, room: board.room, cookie }))
  const play = new Play(lane, board, clients)
  try {
    for (const [at, client] of clients.entries()) client.connect(lane.nodes[at % 2]?.url)
    for (const step of steps) await play.step(step)
    const unsettled = await play.end()
    await sabotage?.(board, clients)
    return [...unsettled, ...(await differences(board, clients))]
  } catch (error) {
    return [`did not come to an end: ${error instanceof Error ? error.stack : error}`]
  } finally {
    for (const client of clients) client.disconnect()
    await board.remove()
  }
}

const COME_BACK_EVERY = 20
const ATTEMPTS = 40

class Play {
  readonly #lane: Lane
  readonly #board: FuzzBoard
  readonly #clients: readonly HonestClient[]

  constructor(lane: Lane, board: FuzzBoard, clients: readonly HonestClient[]) {
    this.#lane = lane
    this.#board = board
    this.#clients = clients
  }

  async step(step: Step): Promise<void> {
    const at = 'who' in step ? step.who % this.#clients.length : 0
    const [client, person] = [this.#clients[at], this.#lane.people[at]]
    if (!client || !person) return
    switch (step.do) {
      case 'edit':
        return client.edit((doc) => applyEdit(doc, step))
      case 'send':
        return client.send(inOrder(step.order))
      case 'hold':
        return client.hold()
      case 'release':
        return client.release()
      case 'disconnect':
        return client.disconnect()
      case 'connect':
        return client.connect(this.#lane.nodes[step.node]?.url)
      case 'wait':
        return pause(step.milliseconds)
      case 'role':
        return this.#board.setRole(person, step.role)
      case 'restart':
        return this.#restart(step.node)
      case 'compact':
        return this.#compact()
      default:
        return assertNever(step)
    }
  }

  /** Everybody comes back, says what they have, and hears the rest. Returns what did not come to an end. */
  async end(): Promise<string[]> {
    const comingBack = setInterval(() => {
      for (const client of this.#clients) {
        client.connect()
        client.send()
      }
    }, COME_BACK_EVERY)
    try {
      for (const client of this.#clients) client.release()
      await eventually('all are settled', () => this.#areSettled)
      return []
    } catch {
      return this.#clients.map((client, at) => `client ${at} ends with ${client.describe()}`)
    } finally {
      clearInterval(comingBack)
    }
  }

  get #areSettled(): boolean {
    if (!this.#clients.every(({ isSettled }) => isSettled)) return false
    const [first, ...others] = this.#clients.map(({ doc }) => Y.snapshot(doc))
    return others.every((other) => first && Y.equalSnapshots(first, other))
  }

  /** As often as it takes: nodes of one process share the worker, and one that closes stops it. */
  async #compact(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await compactRoom(this.#lane.pool, this.#board.room)
        return
      } catch (error) {
        if (attempt === ATTEMPTS) throw error
        await pause(attempt)
      }
    }
  }

  async #restart(which: number): Promise<void> {
    const node = this.#lane.nodes[which]
    await node?.stop()
    node?.restart()
  }
}

function inOrder(order: string): Parameters<HonestClient['send']>[0] {
  if (order === 'reversed') return { order: (updates) => [...updates].reverse() }
  if (order === 'twice') return { order: (updates) => [...updates, ...updates] }
  return {}
}
