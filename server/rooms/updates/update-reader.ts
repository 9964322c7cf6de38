import * as decoding from 'lib0/decoding'
import { ClockRanges, normalise } from './clock-ranges'
import type { DepthRun } from './depths'
import { Malformed, readCount, readName, skipContent } from './update-content'

export type Id = { client: number; clock: number }

export type Struct = {
  clock: number
  length: number
  /** GC and deleted content: their clocks are deleted without standing in the delete set. */
  deleted: boolean
  /** Ids that must exist before this struct can be integrated. */
  needs: readonly Id[]
  /** What the first of them is to the struct; with `root` there is none. */
  place: Place
  /** Names the list or map entry that the struct says it begins; `null` when it does not say. */
  begins: string | null
  /** Whether that is the entry of a map. */
  keyed: boolean
  /** Where the struct stands in the bytes of the update. */
  from: number
  to: number
}

/** After a left neighbour, before a right one alone, inside a nested type, or in a root. */
export type Place = 'after' | 'before' | 'inside' | 'root'

/** The consecutive structs of one client in an update. */
export type Section = { client: number; clock: number; end: number; structs: Struct[] }

/** An update whose format has been checked; nothing of it has been built. */
export type ReadUpdate = {
  bytes: Uint8Array
  /** In falling order of client id, as every Yjs writes them; merging relies on it. */
  sections: Section[]
  /** Where the structs end and the delete set begins. */
  structsEnd: number
  deletes: ClockRanges
  /** What is nested deeply, once it has been judged. */
  deep: readonly DepthRun[]
}

/** Larger clocks and lengths are no document. */
const MAX_CLOCK = 0xffff_ffff

const REF = 0b1_1111
const HAS_ORIGIN = 0b1000_0000
const HAS_RIGHT_ORIGIN = 0b0100_0000
const HAS_KEY = 0b0010_0000
const GC = 0

export type ReadResult = { ok: true; update: ReadUpdate } | { ok: false; reason: string }

/**
 * Walks through an update of format V1 and checks its form (SYNC-7), allocating in proportion to
 * its bytes. V2 updates, skips, foreign roots, forbidden keys and anything truncated or left over
 * make it malformed, and so do more structs than `maxStructs`.
 */
export function readUpdate(
  bytes: Uint8Array,
  roots: readonly string[],
  { maxStructs = Number.POSITIVE_INFINITY } = {},
): ReadResult {
  const decoder = decoding.createDecoder(bytes)
  try {
    const sections = readSections(decoder, { roots, maxStructs })
    const structsEnd = decoder.pos
    const deletes = readDeletes(decoder)
    if (decoding.hasContent(decoder)) throw new Malformed('bytes after the end')
    return { ok: true, update: { bytes, sections, structsEnd, deletes, deep: [] } }
  } catch (error) {
    // lib0 and JSON throw their own errors for truncated or invalid input
    return { ok: false, reason: error instanceof Malformed ? error.message : 'unreadable' }
  }
}

function readSections(
  decoder: decoding.Decoder,
  { roots, maxStructs }: { roots: readonly string[]; maxStructs: number },
): Section[] {
  const sections: Section[] = []
  let left = maxStructs
  const count = readCount(decoder)
  let above = Number.POSITIVE_INFINITY
  for (let read = 0; read < count; read++) {
    const section = readSection(decoder, { roots, maxStructs: left })
    left -= section.structs.length
    if (section.client >= above) throw new Malformed('clients out of order')
    above = section.client
    sections.push(section)
  }
  return sections
}

function readSection(
  decoder: decoding.Decoder,
  { roots, maxStructs }: { roots: readonly string[]; maxStructs: number },
): Section {
  const count = readCount(decoder)
  if (count === 0) throw new Malformed('a client without structs')
  if (count > maxStructs) throw new Malformed('too many structs')
  const client = decoding.readVarUint(decoder)
  const clock = decoding.readVarUint(decoder)
  const structs: Struct[] = []
  let end = clock
  for (let read = 0; read < count; read++) {
    const struct = readStruct(decoder, { client, clock: end }, roots)
    end += struct.length
    if (struct.length === 0 || end > MAX_CLOCK) throw new Malformed('a struct of no length')
    structs.push(struct)
  }
  return { client, clock, end, structs }
}

/** How many structs an update holds. */
export function structsOf({ sections }: ReadUpdate): number {
  return sections.reduce((sum, { structs }) => sum + structs.length, 0)
}

function readStruct(
  decoder: decoding.Decoder,
  { client, clock }: Id,
  roots: readonly string[],
): Struct {
  const from = decoder.pos
  const info = decoding.readUint8(decoder)
  const ref = info & REF
  const needs: Id[] = []
  if (info === GC) {
    const length = decoding.readVarUint(decoder)
    const to = decoder.pos
    return {
      clock,
      length,
      deleted: true,
      needs,
      place: 'root',
      begins: null,
      keyed: false,
      from,
      to,
    }
  }
  if (ref === GC) throw new Malformed('a collected struct with fields')
  if (info & HAS_ORIGIN) needs.push(readId(decoder))
  if (info & HAS_RIGHT_ORIGIN) needs.push(readId(decoder))
  let place: Place = info & HAS_ORIGIN ? 'after' : 'before'
  let begins: string | null = null
  let keyed = false
  if (needs.length === 0) {
    begins = readParent(decoder, roots, needs)
    place = needs.length > 0 ? 'inside' : 'root'
    if (info & HAS_KEY) {
      begins += `:${readName(decoder)}`
      keyed = true
    }
  }
  for (const id of needs) {
    if (id.client === client && id.clock >= clock) throw new Malformed('a struct that needs itself')
  }
  const length = skipContent(decoder, ref)
  return { clock, length, deleted: ref === 1, needs, place, begins, keyed, from, to: decoder.pos }
}

/** Returns a name for the parent, which no other parent has. */
function readParent(decoder: decoding.Decoder, roots: readonly string[], needs: Id[]): string {
  const isRoot = decoding.readVarUint(decoder)
  if (isRoot === 1) {
    const root = decoding.readVarString(decoder)
    if (!roots.includes(root)) throw new Malformed('a foreign root')
    return root
  }
  if (isRoot !== 0) throw new Malformed('a parent of no kind')
  const parent = readId(decoder)
  needs.push(parent)
  return `${parent.client}:${parent.clock}`
}

function readId(decoder: decoding.Decoder): Id {
  return { client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder) }
}

function readDeletes(decoder: decoding.Decoder): ClockRanges {
  const deletes = new ClockRanges()
  const seen = new Set<number>()
  const clients = readCount(decoder)
  for (let read = 0; read < clients; read++) {
    const client = decoding.readVarUint(decoder)
    // each repetition would be joined with all before it
    if (seen.has(client)) throw new Malformed('deletions of one client in two places')
    seen.add(client)
    const count = readCount(decoder)
    const pairs: [number, number][] = []
    for (let index = 0; index < count; index++) {
      const from = decoding.readVarUint(decoder)
      const length = decoding.readVarUint(decoder)
      if (length === 0 || from + length > MAX_CLOCK) throw new Malformed('a deletion of no length')
      pairs.push([from, from + length])
    }
    deletes.add(client, normalise(pairs))
  }
  return deletes
}
