import type { Card } from '../cards/schema'
import { zoneName } from '../lenses/rules'
import type { Placement } from '../lenses/schema'
import type { Lens } from '../lenses/types'
import type { BoardProjection } from '../sync/projection'
import { foldTitle, type Language } from '../tables/rules'
import type { Cell, ExportTable } from './csv'
import { CARD_COLUMNS, PLACEMENT_COLUMNS, RELATION_COLUMNS, valueName } from './headings'

/** Every card with what people filled in; fields of its type come last, one column each. */
export function cardTable(cards: readonly Card[], language: Language): ExportTable {
  const columns = Object.values(CARD_COLUMNS).map((heading) => heading[language])
  return { columns, rows: cards.map((card) => Object.values(cardCells(card, language))) }
}

function cardCells(card: Card, language: Language): Record<keyof typeof CARD_COLUMNS, Cell> {
  const { otherTitles = {}, tags = [], poles } = card
  return {
    id: card.id,
    type: valueName('type', card.type, language),
    title: card.title,
    'title-en': otherTitles.en ?? '',
    'title-nb': otherTitles.nb ?? '',
    'title-nn': otherTitles.nn ?? '',
    body: card.body,
    sector: valueName('sector', card.sector, language),
    place: card.place ?? '',
    'as-of': card.asOf ?? '',
    evidence: valueName('evidence', card.evidence, language),
    steep: valueName('steep', card.steep, language),
    // A bar separates poles and a semicolon tags; in their words both would be read as one more.
    poles: poles?.some((pole) => pole !== '') ? poles.map(poleCell).join(' | ') : '',
    tags: tags.map((tag) => `${tag.replaceAll(';', ',')};`).join(' '),
    source: card.source ?? '',
    'system-layer': valueName('system-layer', card.systemLayer, language),
    'knowledge-start': valueName('knowledge-start', card.knowledgeStart, language),
  }
}

/** An end that has no words yet is shown to be missing. */
function poleCell(pole: string): string {
  return pole.replaceAll('|', '/') || '…'
}

/** Relations with their cards by title where that names one card only, else by id. */
export function relationTable(
  { cards, relations }: Pick<BoardProjection, 'cards' | 'relations'>,
  language: Language,
): ExportTable {
  const nameOf = cardNames(cards)
  return {
    columns: Object.values(RELATION_COLUMNS).map((heading) => heading[language]),
    rows: relations.map((relation) => [
      nameOf(relation.from),
      valueName('relation', relation.type, language),
      nameOf(relation.to),
      relation.polarity,
      relation.strength,
      relation.channel ?? '',
    ]),
  }
}

/** How a table may call cards so that our import finds the same ones. */
function cardNames(cards: readonly Card[]): (id: string) => string {
  const owners = new Map<string, Set<string>>()
  for (const { id, title, otherTitles } of cards) {
    for (const name of [title, ...Object.values(otherTitles ?? {})].map(foldTitle)) {
      owners.set(name, (owners.get(name) ?? new Set()).add(id))
    }
  }
  const ids = new Set(cards.map(({ id }) => id))
  const titles = new Map(cards.map(({ id, title }) => [id, title]))
  return (id) => {
    const title = titles.get(id) ?? ''
    const folded = foldTitle(title)
    const isName = folded !== '' && !ids.has(title.trim()) && owners.get(folded)?.size === 1
    return isName ? title : id
  }
}

/** Where cards stand on lenses. Lenses that are not known are named by their ids. */
export function placementTable(
  { cards, placements }: Pick<BoardProjection, 'cards' | 'placements'>,
  { language, findLens }: { language: Language; findLens: (id: string) => Lens | null },
): ExportTable {
  const titles = new Map(cards.map(({ id, title }) => [id, title]))
  return {
    columns: Object.values(PLACEMENT_COLUMNS).map((heading) => heading[language]),
    rows: placements.map((placement) => {
      const lens = findLens(placement.lens)
      const [x, y] = 'at' in placement ? placement.at : ['', '']
      const zone = 'zone' in placement ? placement.zone : ''
      return [
        titles.get(placement.card) ?? '',
        lens?.name[language] ?? placement.lens,
        zoneLabel(placement, { lens, cards, language }),
        x,
        y,
        placement.card,
        placement.lens,
        zone,
      ]
    }),
  }
}

function zoneLabel(
  placement: Placement,
  { lens, cards, language }: { lens: Lens | null; cards: readonly Card[]; language: Language },
): string {
  if (!('zone' in placement)) return ''
  const name = lens && zoneName(lens, placement.zone, { cards })
  return name?.[language] ?? placement.zone
}
