import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { rootsOf } from '@/lib/sync/rooms'
import { Efforts } from './efforts'
import { judge, type Limits, NO_LIMITS, type Verdict } from './judging'
import { Knowledge } from './knowledge'
import { Owners } from './owners'

const ROOTS = rootsOf('board')

/** Whoever writes for the first time: nothing has been used up. */
const freshLimits = (): Limits => {
  const efforts = new Efforts(() => 0)
  return { ...NO_LIMITS, mayTangle: (steps) => efforts.take(steps, { room: 'r', person: 'kari' }) }
}

export function judged(
  bytes: Uint8Array,
  known = new Knowledge(),
  limits: Limits = freshLimits(),
): Verdict {
  const author = { person: 'kari', mayWrite: true }
  return judge(bytes, { known, owners: new Owners(), roots: ROOTS, author, ...limits })
}

/** What is known when this has been accepted, too. */
export function learned(bytes: Uint8Array, known = new Knowledge(), limits?: Limits): Knowledge {
  const verdict = judged(bytes, known, limits)
  if (verdict.kind !== 'accepted') throw new Error(verdict.kind)
  known.learn(verdict.update)
  return known
}

export type Write = (encoder: encoding.Encoder) => void

/** An update of one client's structs, as nobody's editor writes it. */
export function forged(client: number, structs: readonly Write[], clock = 0): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [1, structs.length, client, clock]) encoding.writeVarUint(encoder, number)
  for (const write of structs) write(encoder)
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

const numbers =
  (...values: number[]): Write =>
  (encoder) => {
    for (const value of values) encoding.writeVarUint(encoder, value)
  }

export const typeInRoot: Write = (encoder) => {
  numbers(7, 1)(encoder)
  encoding.writeVarString(encoder, 'cards')
  numbers(0)(encoder)
}

/** A nested array inside another type. */
export const typeIn = (client: number, clock: number): Write => numbers(7, 0, client, clock, 0)

type Neighbour = readonly [client: number, clock: number]

/** A letter between these neighbours, of which it names at least one. */
export const letter =
  ({ left, right }: { left?: Neighbour; right?: Neighbour }): Write =>
  (encoder) => {
    encoding.writeUint8(encoder, 4 | (left ? 0x80 : 0) | (right ? 0x40 : 0))
    numbers(...(left ?? []), ...(right ?? []))(encoder)
    encoding.writeVarString(encoder, 'x')
  }

/** So many letters that client 1 wrote at once. */
export function words(count: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.getText('meta').insert(0, 'x'.repeat(count))
  return doc
}

/** Every struct begins a root of its own; Yjs itself takes seconds to write so many. */
export function manyRoots(count: number): Uint8Array {
  const roots = Array.from(
    { length: count },
    (_, at): Write =>
      (encoder) => {
        numbers(4, 1)(encoder)
        encoding.writeVarString(encoder, `root ${at}`)
        encoding.writeVarString(encoder, 'x')
      },
  )
  return forged(2, roots)
}
