import { z } from 'zod'
import { cardFieldsSchema } from '../cards/schema'
import type { CloseCode } from './close-codes'
import { device } from './device'
import type { Rejection } from './messages'
import { joinUnsaved, type Unsaved } from './unsaved'

/** In place of a code: the document was restored from a backup that did not have it (SYNC-18). */
export const RESTORED = 0

/** What the server did not take, kept for the person alone until they are done with it (SYNC-24). */
export type PrivateNote = Unsaved & {
  /** Why: the reason of a refusal, the code of the close, or a restore. */
  code: Rejection | CloseCode | typeof RESTORED
  /** The document, as the person calls it. */
  title: string
  /** Whether it would still be there after closing the page. */
  kept: boolean
}

const noteSchema = z.object({
  code: z.number().transform((code) => code as PrivateNote['code']),
  title: z.string(),
  text: z.string(),
  others: z.boolean(),
  cards: z.array(
    cardFieldsSchema.extend({
      id: z.string(),
      title: z.string(),
      body: z.string(),
      isNew: z.boolean(),
    }),
  ),
})

const PREFIX = 'framsyn:note'

/** Under what name a note is kept, which other tabs see change. */
export const noteKey = (person: string, room: string) => `${PREFIX}:${person}:${room}`

export function readNote(key: string): PrivateNote | undefined {
  try {
    return { ...noteSchema.parse(JSON.parse(device.read(key) ?? '')), kept: true }
  } catch {
    return undefined
  }
}

/** Adds to the note that is there, and keeps it on this device when it can. */
export function addToNote(
  key: string,
  before: PrivateNote | undefined,
  added: Omit<PrivateNote, 'kept'>,
): PrivateNote {
  const note = before ? { ...added, ...joinUnsaved(before, added) } : added
  return { ...note, kept: device.write(key, JSON.stringify(note)) }
}

export const dropNote = (key: string): void => device.remove(key)

/** All notes of a person on this device. */
export function notesOf(person: string): PrivateNote[] {
  return device.keys(noteKey(person, '')).flatMap((key) => readNote(key) ?? [])
}

export function forgetNotes(person: string): void {
  for (const key of device.keys(noteKey(person, ''))) device.remove(key)
}
