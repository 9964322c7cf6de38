import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { DatabaseUrls } from '../../../embedded/cluster'
import { testBoard } from '../../testing/board'
import { chanceOf } from './chance'
import { eventually } from './eventually'
import { openBoard } from './lane'
import { paragraphSaying, prepareBoard } from './operations'
import { honestWriter, isSettled, pageWriter } from './writers'

/** What a server process holds when nobody is connected. Bytes: heap and what hangs on it. */
export type Held = { rooms: number; bytes: number; descriptors: number; timers: number }

export type Soak = {
  /** So many boards, one after the other: people come, write, see each other's words, and leave. */
  cycles(count: number): Promise<void>
  measure(): Promise<Held>
  close(): Promise<void>
}

const PEOPLE = 8
const OPERATIONS = 5

/** @param program a bundle of `soak-server.ts` or of one that leaks. */
export async function startSoak(program: string, urls: DatabaseUrls): Promise<Soak> {
  const child = spawn(process.execPath, ['--expose-gc', program, JSON.stringify(urls)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, LOG_LEVEL: 'fatal' },
  })
  const gone = once(child, 'exit')
  const [url] = await once(child, 'message')
  const home = await testBoard(urls)
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => home.addPerson(null)))
  const chance = chanceOf(1)

  const measure = async (): Promise<Held> => {
    child.send('measure')
    const [held] = await once(child, 'message')
    return held
  }
  const cycle = async () => {
    const board = await openBoard(home, { people })
    const [first] = people
    if (first) await prepareBoard(board, first)
    const writers = people.map((person, at) => {
      const desk = { url, room: board.room, person }
      return at % 2 === 0 ? pageWriter(desk) : honestWriter(desk)
    })
    await eventually('all have joined', () => writers.every(({ isJoined }) => isJoined))
    for (const [who, writer] of writers.entries()) {
      for (let n = 0; n < OPERATIONS; n++) {
        writer.write(`${who}-${n}`, paragraphSaying(`${who}-${n}`, chance))
      }
    }
    await eventually('all is saved', () => writers.every(isSettled))
    for (const writer of writers) writer.close()
  }
  return {
    async cycles(count) {
      for (let done = 0; done < count; done++) await cycle()
    },
    async measure() {
      await eventually('all rooms are closed', async () => (await measure()).rooms === 0)
      return measure()
    },
    async close() {
      child.disconnect()
      await gone
      await home.close()
    },
  }
}
