import * as Y from 'yjs'
import { readKept, wipeKept } from './keeping'
import { forgetEpochs } from './kept-epoch'
import { forgetNotes, notesOf } from './private-note'
import { connectRoom, type RoomConnection } from './provider'
import { readUnsaved, type Unsaved } from './unsaved'
import { earliest, forgetMarks, unsavedMarks } from './unsaved-marks'

/** One document with something that signing out would lose. */
export type LeftBehind = Unsaved & {
  title: string
  /** The room that it can still be sent to; none when the server has refused it. */
  room?: string
}

/** What a person has written on this device that nobody else has (SYNC-25). */
export async function leftBehind(person: string): Promise<LeftBehind[]> {
  const all = unsavedMarks(person)
  const waiting: LeftBehind[] = []
  for (const room of new Set(all.map((mark) => mark.room))) {
    const marks = all.filter((mark) => mark.room === room)
    const doc = await readKept(person, room)
    const since = earliest(marks.map((mark) => mark.since))
    const title = marks.find((mark) => mark.title !== '')?.title ?? ''
    const unsaved = doc && readUnsaved(doc, Y.encodeStateAsUpdate(doc, since))
    waiting.push({ room, title, ...(unsaved ?? { cards: [], text: '', others: true }) })
    doc?.destroy()
  }
  return [...waiting, ...notesOf(person)]
}

/**
 * Sends what waits in these rooms.
 *
 * @param within milliseconds that it may take.
 * @returns whether all of it is committed.
 */
export async function sendLeftBehind(
  person: string,
  { rooms, within }: { rooms: readonly string[]; within: number },
): Promise<boolean> {
  const sent = rooms.map(async (room) => {
    const connection = connectRoom({ room, person: { id: person } })
    const saved = await isSaved(connection, within)
    connection.close()
    return saved
  })
  return (await Promise.all(sent)).every(Boolean)
}

function isSaved(connection: RoomConnection, within: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), within)
    const look = () => {
      const { saved, link, ended, refused } = connection.state()
      const done = link === 'joined' && saved === 'saved'
      if (!done && !ended && !refused) return
      clearTimeout(timer)
      resolve(done && !refused)
    }
    connection.subscribe(look)
    look()
  })
}

/** Leaves nothing of a person's on this device. */
export async function forgetPerson(person: string): Promise<void> {
  forgetMarks(person)
  forgetNotes(person)
  await wipeKept(person)
  forgetEpochs(person)
}
