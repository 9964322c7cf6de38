import { fromBase64, toBase64 } from 'lib0/buffer'
import * as Y from 'yjs'
import { z } from 'zod'
import { device } from './device'
import { EMPTY_UPDATE } from './merge'

const PREFIX = 'framsyn:unsaved'

const markSchema = z.object({ title: z.string(), since: z.string() })

/** Something that was written on this device into one room and that nobody has confirmed. */
export type UnsavedMark = { key: string; room: string; title: string; since: Uint8Array }

/** Puts down where in a document the unconfirmed begins; each tab has a mark of its own. */
export class UnsavedMarker {
  readonly #key: string
  readonly #title: string
  /** Marks of tabs before this one, whose changes came with the copy on this device. */
  #inherited: readonly UnsavedMark[] = []

  constructor({ person, room, tab, title }: MarkerParts) {
    this.#key = `${PREFIX}:${person}:${room}:${tab}`
    this.#title = title
  }

  /** Answers whether earlier tabs left something unconfirmed. */
  inherit(marks: readonly UnsavedMark[]): boolean {
    this.#inherited = marks
    return marks.length > 0
  }

  /** What earlier tabs left unconfirmed in a document, as an update. */
  inherited(doc: Y.Doc): Uint8Array {
    if (this.#inherited.length === 0) return EMPTY_UPDATE
    return Y.encodeStateAsUpdate(doc, earliest(this.#inherited.map(({ since }) => since)))
  }

  /** `unsaved` is what has not been confirmed, as an update. */
  mark(doc: Y.Doc, unsaved: () => Uint8Array): void {
    if (device.read(this.#key) !== null) return
    const since = toBase64(stateBefore(doc, unsaved()))
    device.write(this.#key, JSON.stringify({ title: this.#title, since }))
  }

  /** Everything is confirmed. */
  clear(): void {
    device.remove(this.#key)
    for (const { key } of this.#inherited) device.remove(key)
    this.#inherited = []
  }
}

type MarkerParts = { person: string; room: string; tab: number; title: string }

/** What a person has left unconfirmed on this device, in one room or in all. */
export function unsavedMarks(person: string, room = ''): UnsavedMark[] {
  const prefix = `${PREFIX}:${person}:${room}`
  return device.keys(prefix).flatMap((key): UnsavedMark[] => {
    try {
      const { title, since } = markSchema.parse(JSON.parse(device.read(key) ?? ''))
      return [{ key, room: key.split(':')[3] ?? '', title, since: fromBase64(since) }]
    } catch {
      return []
    }
  })
}

export function forgetMarks(person: string, room = ''): void {
  for (const key of device.keys(`${PREFIX}:${person}:${room}`)) device.remove(key)
}

/** The state vector of a document without an update that has been applied to it. */
function stateBefore(doc: Y.Doc, update: Uint8Array): Uint8Array {
  const state = Y.decodeStateVector(Y.encodeStateVector(doc))
  for (const [client, clock] of Y.parseUpdateMeta(update).from) {
    state.set(client, Math.min(clock, state.get(client) ?? clock))
  }
  return Y.encodeStateVector(state)
}

/** The earliest of several states: what lies above it lies above one of them. */
export function earliest(states: readonly Uint8Array[]): Uint8Array {
  const [first = new Map<number, number>(), ...others] = states.map(Y.decodeStateVector)
  const common = [...first].map(([client, clock]): [number, number] => [
    client,
    Math.min(clock, ...others.map((state) => state.get(client) ?? 0)),
  ])
  return Y.encodeStateVector(new Map(common))
}
