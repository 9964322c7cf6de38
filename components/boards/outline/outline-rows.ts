import type { OutlineGroup } from './outline-groups'

/** One line of the outline; a card with several tags has several. */
export type Row = { group: string; card: string }

export function rowsOf(groups: readonly OutlineGroup[]): Row[] {
  return groups.flatMap(({ id, cards }) => cards.map((card) => ({ group: id, card })))
}

/** The line of a card: in this group if it is there, else its first. */
export function rowOf(
  groups: readonly OutlineGroup[],
  card: string,
  group: string | null,
): Row | null {
  const home =
    groups.find(({ id, cards }) => id === group && cards.includes(card)) ??
    groups.find(({ cards }) => cards.includes(card))
  return home ? { group: home.id, card } : null
}

/** The line above or below in the order of the page; `null` at either end. */
export function rowBeside(groups: readonly OutlineGroup[], row: Row, step: 1 | -1): Row | null {
  const rows = rowsOf(groups)
  return rows[indexOf(rows, row) + step] ?? null
}

/**
 * The cards of all lines between two, both with them. A line whose group is no longer shown is where
 * its card is now.
 */
export function cardsBetween(groups: readonly OutlineGroup[], one: Row, other: Row): string[] {
  const rows = rowsOf(groups)
  const ends = [one, other].flatMap((row) => rowOf(groups, row.card, row.group) ?? [])
  const places = ends.map((row) => indexOf(rows, row))
  const between = rows.slice(Math.min(...places), Math.max(...places) + 1)
  return [...new Set(between.map(({ card }) => card))]
}

/** The group before or after this one that cards can be moved to; `null` at either end. */
export function groupBeside(
  groups: readonly OutlineGroup[],
  group: string,
  step: 1 | -1,
): OutlineGroup | null {
  const targets = groups.filter(({ id }) => id === group || id !== 'elsewhere')
  return targets[targets.findIndex(({ id }) => id === group) + step] ?? null
}

function indexOf(rows: readonly Row[], row: Row): number {
  return rows.findIndex(({ group, card }) => group === row.group && card === row.card)
}

/** Listed places, one after another, and no closer than this when they are set anew. */
const GAP = 1000

/**
 * Numbers that put a card one place up or down among its neighbours: usually its own alone, halfway
 * between two others, so that what two people move at once stays moved. Where no number is left
 * between, all get new ones. Empty at the end of the list.
 */
export function placesAfterMove(
  list: readonly { id: string; place: number }[],
  id: string,
  step: 1 | -1,
): { id: string; place: number }[] {
  const at = list.findIndex((one) => one.id === id)
  const own = list[at]
  const passed = list[at + step]
  if (!own || !passed) return []
  const beyond = list[at + 2 * step]
  const place = beyond ? (passed.place + beyond.place) / 2 : passed.place + step * GAP
  const fits = (place - passed.place) * step > 0 && (!beyond || (beyond.place - place) * step > 0)
  if (fits) return [{ id, place }]
  const moved = list.toSpliced(at, 1).toSpliced(at + step, 0, own)
  const first = list[0]?.place ?? 0
  return moved.map((one, index) => ({ id: one.id, place: first + index * GAP }))
}
