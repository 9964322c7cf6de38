import { Dropdown } from '@digdir/designsystemet-react'
import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
  type LucideIcon,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useBoard } from '../board-context'
import type { Alignment, Direction } from './arrange'
import { align, distribute } from './arranging'
import { useScene } from './scene'

const ALIGNMENTS: readonly [Alignment, LucideIcon][] = [
  ['left', AlignStartVertical],
  ['centre', AlignCenterVertical],
  ['right', AlignEndVertical],
  ['top', AlignStartHorizontal],
  ['middle', AlignCenterHorizontal],
  ['bottom', AlignEndHorizontal],
]

const DIRECTIONS: readonly [Direction, LucideIcon][] = [
  ['across', AlignHorizontalSpaceBetween],
  ['down', AlignVerticalSpaceBetween],
]

/** Ways to line up the chosen cards; three or more can be spread evenly, too. */
export function ArrangeMenu({ count }: { count: number }) {
  const t = useTranslations('canvas.arrange')
  const board = useBoard()
  const scene = useScene()
  const [open, setOpen] = useState(false)
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger
        icon
        variant="tertiary"
        data-color="neutral"
        aria-label={t('more')}
        onClick={() => setOpen(!open)}
      >
        <AlignStartVertical size={16} aria-hidden />
      </Dropdown.Trigger>
      <Dropdown open={open} onClose={() => setOpen(false)}>
        <Dropdown.List>
          {ALIGNMENTS.map(([how, Icon]) => (
            <Dropdown.Item key={how}>
              <Dropdown.Button onClick={() => align(board, scene, how)}>
                <Icon size={16} aria-hidden />
                {t(how)}
              </Dropdown.Button>
            </Dropdown.Item>
          ))}
          {count > 2 &&
            DIRECTIONS.map(([direction, Icon]) => (
              <Dropdown.Item key={direction}>
                <Dropdown.Button onClick={() => distribute(board, scene, direction)}>
                  <Icon size={16} aria-hidden />
                  {t(direction)}
                </Dropdown.Button>
              </Dropdown.Item>
            ))}
        </Dropdown.List>
      </Dropdown>
    </Dropdown.TriggerContext>
  )
}
