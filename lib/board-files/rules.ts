import {
  ANY_BOARD_FILE,
  BOARD_FILE,
  BOARD_FILE_LIMITS,
  boardFileSchema,
  PART_SCHEMAS,
} from './schema'
import type { BoardParts, FileProblem, PartCounts, ReadBoardFile } from './types'

const PARTS = Object.keys(PART_SCHEMAS) as (keyof BoardParts)[]

/**
 * Reads a file in which a board was taken away. What means nothing to us is left out and named,
 * entry by entry and value by value.
 */
export function readBoardFile(text: string): ReadBoardFile {
  const value = parsed(text)
  if (value === undefined) return { ok: false, reason: 'not-json' }
  if (isNewer(value)) return { ok: false, reason: 'newer' }
  const file = boardFileSchema.safeParse(value)
  if (!file.success) return { ok: false, reason: 'not-a-board' }
  const { content, board: about } = file.data
  if (content.schema > BOARD_FILE_LIMITS.schema) return { ok: false, reason: 'newer' }
  const lists = PARTS.map((part) => [part, content[part] ?? []] as const)
  if (!lists.every(([, entries]) => Array.isArray(entries))) {
    return { ok: false, reason: 'not-a-board' }
  }
  const raw = Object.fromEntries(lists) as Record<keyof BoardParts, unknown[]>
  if (total(countParts(raw)) > BOARD_FILE_LIMITS.entries) return { ok: false, reason: 'too-many' }
  const problems: FileProblem[] = []
  const parts: BoardParts = {
    cards: readPart('cards', raw.cards, problems),
    relations: readPart('relations', raw.relations, problems),
    placements: readPart('placements', raw.placements, problems),
    frames: readPart('frames', raw.frames, problems),
  }
  return { ok: true, about, schema: content.schema, parts, problems }
}

export function countParts(parts: Record<keyof BoardParts, readonly unknown[]>): PartCounts {
  return {
    cards: parts.cards.length,
    relations: parts.relations.length,
    placements: parts.placements.length,
    frames: parts.frames.length,
  }
}

function total(counts: PartCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

function isNewer(value: unknown): boolean {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : null
  const version = typeof type === 'string' ? ANY_BOARD_FILE.exec(type)?.[1] : undefined
  return version !== undefined && Number(version) > Number(ANY_BOARD_FILE.exec(BOARD_FILE)?.[1])
}

function readPart<Part extends keyof BoardParts>(
  part: Part,
  entries: readonly unknown[],
  problems: FileProblem[],
): BoardParts[Part] {
  const seen = new Set<string>()
  const read = entries.flatMap((entry, index) => {
    const path = `content.${part}[${index}]`
    const { data, error } = PART_SCHEMAS[part].safeParse(entry)
    if (!data) {
      const [first] = error.issues
      problems.push({ path: pathOf(path, first?.path ?? []), problem: 'entry-left-out' })
      return []
    }
    const key = 'id' in data ? data.id : `${data.card}:${data.lens}`
    if (seen.has(key)) {
      problems.push({ path, problem: 'same-id' })
      return []
    }
    seen.add(key)
    for (const lost of lostPaths(entry, data, path)) {
      problems.push({ path: lost, problem: 'value-left-out' })
    }
    return [data]
  })
  return read as BoardParts[Part]
}

function pathOf(path: string, steps: readonly PropertyKey[]): string {
  return steps.reduce<string>(
    (way, step) => (typeof step === 'number' ? `${way}[${step}]` : `${way}.${String(step)}`),
    path,
  )
}

/** Where in the file something stands that was not read as it stands there. */
function lostPaths(raw: unknown, read: unknown, path: string): string[] {
  if (Object.is(raw, read)) return []
  if (!isObject(raw) || !isObject(read)) return [path]
  return Object.entries(raw).flatMap(([key, value]) => {
    const way = Array.isArray(raw) ? `${path}[${key}]` : `${path}.${key}`
    return Object.hasOwn(read, key) ? lostPaths(value, read[key], way) : [way]
  })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/**
 * The same content under new ids, so that it can stand beside what it was taken from. Relations
 * and placements follow; those whose cards are not in the file have nowhere to go and stay behind.
 */
export function underNewIds(parts: BoardParts, newId: () => string): BoardParts {
  const fresh = new Map(parts.cards.map(({ id }) => [id, newId()]))
  const renewed = (id: string): string => fresh.get(id) ?? id
  return {
    cards: parts.cards.map((card) => ({ ...card, id: renewed(card.id) })),
    relations: parts.relations.flatMap((relation) => {
      const [from, to] = [fresh.get(relation.from), fresh.get(relation.to)]
      return from && to ? { ...relation, id: newId(), from, to } : []
    }),
    placements: parts.placements.flatMap((placement) => {
      const card = fresh.get(placement.card)
      if (!card) return []
      if (!('zone' in placement)) return { ...placement, card }
      // Rows, columns and lanes may be cards.
      return { ...placement, card, zone: placement.zone.split(':').map(renewed).join(':') }
    }),
    frames: parts.frames.map((frame) => ({ ...frame, id: newId() })),
  }
}

/** Canvas units between what is on a board and what comes to stand beside it. */
const GAP = 200

/**
 * What of a file comes to a board: as it is to an empty one, and otherwise under new ids, to the
 * right of what is there.
 */
export function partsFor(
  board: BoardParts,
  parts: BoardParts,
  newId: () => string,
): { parts: BoardParts; beside: boolean } {
  const there = { ...NOTHING, ...board }
  const beside = total(countParts(there)) > 0
  return { parts: beside ? besides(underNewIds(parts, newId), there, GAP) : parts, beside }
}

/** Projections that were kept before there were frames have none. */
const NOTHING: BoardParts = { cards: [], relations: [], placements: [], frames: [] }

/** The same content moved to the right of what stands on a board. */
export function besides(
  parts: BoardParts,
  board: Pick<BoardParts, 'cards' | 'frames'>,
  gap: number,
): BoardParts {
  const there = [...board.cards, ...board.frames]
  const here = [...parts.cards, ...parts.frames]
  if (there.length === 0 || here.length === 0) return parts
  const right = (entry: (typeof there)[number]) =>
    entry.at[0] + ('size' in entry ? entry.size[0] : 0)
  const least = (entries: typeof there, axis: 0 | 1) =>
    entries.reduce((found, { at }) => Math.min(found, at[axis]), Number.POSITIVE_INFINITY)
  const edge = there.reduce((most, entry) => Math.max(most, right(entry)), Number.NEGATIVE_INFINITY)
  const [dx, dy] = [edge + gap - least(here, 0), least(there, 1) - least(here, 1)]
  const moved = <Entry extends { at: [number, number] }>(entry: Entry): Entry => ({
    ...entry,
    at: [entry.at[0] + dx, entry.at[1] + dy],
  })
  return { ...parts, cards: parts.cards.map(moved), frames: parts.frames.map(moved) }
}
