import { CARD_TYPE_IDS } from '@/lib/cards/types'
import { SECTORS } from '@/lib/parties/types'
import { type Filter, NO_FILTER } from './matching'

const KEYS = { text: 'find', types: 'type', sectors: 'sector', tags: 'tag', lens: 'on' } as const

/** The filter that an address asks for; what it does not know it leaves out. */
export function filterIn(address: URLSearchParams): Filter {
  const types = address.getAll(KEYS.types)
  const sectors = address.getAll(KEYS.sectors)
  return {
    ...NO_FILTER,
    text: address.get(KEYS.text) ?? '',
    types: CARD_TYPE_IDS.filter((type) => types.includes(type)),
    sectors: ([...SECTORS, 'none'] as const).filter((sector) => sectors.includes(sector)),
    tags: address.getAll(KEYS.tags),
    lens: address.get(KEYS.lens),
  }
}

/** Writes a filter into an address, so that a copied link finds the same. */
export function putFilter(address: URLSearchParams, filter: Filter): void {
  for (const key of Object.values(KEYS)) address.delete(key)
  if (filter.text.trim() !== '') address.set(KEYS.text, filter.text)
  if (filter.lens) address.set(KEYS.lens, filter.lens)
  for (const type of filter.types) address.append(KEYS.types, type)
  for (const sector of filter.sectors) address.append(KEYS.sectors, sector)
  for (const tag of filter.tags) address.append(KEYS.tags, tag)
}
