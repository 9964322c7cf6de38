import { useSearchParams } from 'next/navigation'
import { useCallback, useMemo, useState } from 'react'
import { useLenses } from '../../lenses/lens-context'
import type { Grouping } from './outline-groups'

const PLAIN = ['type', 'sector', 'tag'] as const

/** By what the outline is grouped; it stands in the address, so that a link shows the same list. */
export function useGrouping() {
  const lenses = useLenses()
  const asked = useSearchParams().get('group')
  const [choice, setChoice] = useState(asked ?? 'type')
  const grouping = useMemo((): Grouping => {
    const lens = lenses.find(({ id }) => choice === `lens:${id}`)
    return lens ? { by: 'lens', lens } : { by: PLAIN.find((by) => by === choice) ?? 'type' }
  }, [choice, lenses])
  const group = useCallback((next: string) => {
    setChoice(next)
    const url = new URL(window.location.href)
    if (next === 'type') url.searchParams.delete('group')
    else url.searchParams.set('group', next)
    window.history.replaceState(null, '', url)
  }, [])
  return { grouping, lenses, group }
}
