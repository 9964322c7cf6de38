import { ArrowRight, LayoutDashboard, ListTree, Shapes } from 'lucide-react'
import { usePathname, useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import { CARD_TYPE_IDS } from '@/lib/cards/types'
import { TypeIcon } from '../../cards/type-icon'
import { useCardTypeNames } from '../../cards/type-names'
import { useLenses } from '../../lenses/lens-context'
import { useBoard, useMayEdit } from '../board-context'
import { freePlace } from '../canvas/free-place'
import { addCard } from '../commands'
import type { Ranked } from './ranking'
import { useActions } from './use-actions'
import { useGoTo } from './use-go-to'

export const ENTRY_GROUPS = ['actions', 'new', 'views', 'lenses', 'cards'] as const
export type EntryGroup = (typeof ENTRY_GROUPS)[number]

export type PaletteEntry = Ranked & {
  id: string
  mark: ReactNode
  keys?: string
  run: () => void
}

/** Everything that the palette offers on this board, by group, in the order of the catalogues. */
export function usePaletteEntries(): Record<EntryGroup, readonly PaletteEntry[]> {
  const t = useTranslations('palette')
  const tViews = useTranslations('board.views')
  const locale = useLocale()
  const board = useBoard()
  const mayEdit = useMayEdit()
  const router = useRouter()
  const path = usePathname()
  const typeName = useCardTypeNames()
  const goTo = useGoTo()
  const actions = useActions()
  const lenses = useLenses()
  const home = /^\/c\/[^/]+\/boards\/[^/]+/.exec(path)?.[0] ?? ''

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once, when the palette opens
  return useMemo(() => {
    const view = (id: string, name: string, href: string, mark: ReactNode): PaletteEntry => ({
      id,
      name: t('goTo', { view: name }),
      mark,
      run: () => router.push(href),
    })
    return {
      actions,
      new: mayEdit
        ? CARD_TYPE_IDS.map((type) => ({
            id: `new-${type}`,
            name: t('newCard', { type: typeName(type) }),
            mark: <TypeIcon type={type} size={16} />,
            run: () => {
              const at = freePlace(board.content.all(), type)
              const id = addCard(board, 'palette', { at, type })
              if (!id) return
              board.ui.update({ newType: type })
              goTo(id)
              board.ui.update({ editing: { id, field: 'title' } })
            },
          }))
        : [],
      views: [
        view('canvas', tViews('canvas'), `${home}?view=canvas`, <LayoutDashboard size={16} />),
        view('outline', tViews('outline'), `${home}/outline`, <ListTree size={16} />),
        view('lenses', tViews('lenses'), `${home}/lens`, <Shapes size={16} />),
      ],
      lenses: lenses.map((lens) => ({
        ...view(lens.id, lens.name[locale], `${home}/lens/${lens.id}`, <Shapes size={16} />),
        also: lens.sources.map(({ text }) => text).join(' '),
      })),
      cards: board.content.all().map((card) => ({
        id: card.id,
        name: card.title || t('untitled'),
        also: typeName(card.type),
        mark: card.title ? <TypeIcon type={card.type} size={16} /> : <ArrowRight size={16} />,
        run: () => {
          goTo(card.id)
          board.ui.update({ focus: card.id })
        },
      })),
    }
  }, [])
}
