import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Card } from '@/lib/cards/schema'
import { findLens } from '@/lib/lenses/catalogue'
import { isPlacementOn } from '@/lib/lenses/rules'
import type { Placement } from '@/lib/lenses/schema'
import { readTable } from '@/lib/tables/data'

type SeedCard = Pick<Card, 'id' | 'type' | 'title' | 'sector' | 'otherTitles'>

/**
 * Reads where cards stand on lenses from a file in prisma/seed/data: a card's English title, a lens,
 * and a zone or a point. Zones that consist of cards name them by title, in braces. Throws on
 * whatever stands nowhere, since nobody would find it later.
 */
export async function readPlacements(
  file: string,
  cards: readonly SeedCard[],
): Promise<Placement[]> {
  const read = readTable(await readFile(resolve(process.cwd(), 'prisma/seed/data', file)))
  if (!read.ok) throw new Error(`${file} cannot be read: ${read.reason}`)
  const byTitle = new Map(cards.map((card) => [card.otherTitles?.en ?? card.title, card.id]))
  const idOf = (title: string) => {
    const id = byTitle.get(title)
    if (id === undefined) throw new Error(`${file}: no card is called ${title}`)
    return id
  }
  return read.table.rows.slice(1).map(({ number, cells }) => {
    const [title = '', lensId = '', zone = '', x = '', y = ''] = cells
    const where = zone
      ? { zone: zone.replace(/\{([^}]+)\}/g, (_, named: string) => idOf(named)) }
      : { at: [Number(x), Number(y)] as [number, number] }
    const placement = { card: idOf(title), lens: lensId, ...where }
    const lens = findLens(lensId)
    if (!lens || !isPlacementOn(lens, placement, { cards })) {
      throw new Error(`${file}: row ${number} stands nowhere on ${lensId}`)
    }
    return placement
  })
}
