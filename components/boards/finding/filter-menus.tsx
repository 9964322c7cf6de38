'use client'

import { Checkbox, Popover } from '@digdir/designsystemet-react'
import { ChevronDown } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import { CARD_TYPE_IDS } from '@/lib/cards/types'
import { SECTORS } from '@/lib/parties/types'
import { TypeIcon } from '../../cards/type-icon'
import { useCardTypeNames } from '../../cards/type-names'
import { useLenses } from '../../lenses/lens-context'
import { SectorMark } from '../../parties/sector-mark'
import { useBoard, useCardIds, useStore } from '../board-context'
import styles from './find-bar.module.css'

/** What to narrow by, each with what the board has of it. */
export function FilterMenus() {
  const t = useTranslations('finding')
  const locale = useLocale()
  const sectorName = useTranslations('common.sectors')
  const typeName = useCardTypeNames()
  const { content, finder } = useBoard()
  const filter = useStore(finder.filter, (now) => now)
  const ids = useCardIds()
  const known = useLenses()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what there is follows the cards
  const there = useMemo(() => {
    const cards = content.all()
    const tags = [...new Set(cards.flatMap((card) => card.tags ?? []))]
    return {
      types: CARD_TYPE_IDS.filter((type) => cards.some((card) => card.type === type)),
      tags: tags.sort((a, b) => a.localeCompare(b, locale)),
      lenses: known.filter(({ id }) => content.placementsOn(id).length > 0),
    }
  }, [content, ids, known, locale])

  return (
    <div className={styles.menus}>
      <Menu name={t('types')} chosen={filter.types.length}>
        {there.types.map((type) => (
          <Choice
            key={type}
            label={typeName(type)}
            mark={<TypeIcon type={type} size={16} />}
            chosen={filter.types.includes(type)}
            onChoose={() => finder.filter.update({ types: turned(filter.types, type) })}
          />
        ))}
      </Menu>
      <Menu name={t('sectors')} chosen={filter.sectors.length}>
        {([...SECTORS, 'none'] as const).map((sector) => (
          <Choice
            key={sector}
            label={sector === 'none' ? t('noSector') : sectorName(sector)}
            mark={sector !== 'none' && <SectorMark sector={sector} decorative />}
            chosen={filter.sectors.includes(sector)}
            onChoose={() => finder.filter.update({ sectors: turned(filter.sectors, sector) })}
          />
        ))}
      </Menu>
      {there.tags.length > 0 && (
        <Menu name={t('tags')} chosen={filter.tags.length}>
          {there.tags.map((tag) => (
            <Choice
              key={tag}
              label={tag}
              chosen={filter.tags.includes(tag)}
              onChoose={() => finder.filter.update({ tags: turned(filter.tags, tag) })}
            />
          ))}
        </Menu>
      )}
      {there.lenses.length > 0 && (
        <Menu name={t('lens')} chosen={filter.lens ? 1 : 0}>
          {there.lenses.map((lens) => (
            <Choice
              key={lens.id}
              label={lens.name[locale]}
              chosen={filter.lens === lens.id}
              onChoose={() =>
                finder.filter.update({ lens: filter.lens === lens.id ? null : lens.id })
              }
            />
          ))}
        </Menu>
      )}
    </div>
  )
}

function turned<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value]
}

function Menu({ name, chosen, children }: { name: string; chosen: number; children: ReactNode }) {
  return (
    <Popover.TriggerContext>
      <Popover.Trigger
        variant="tertiary"
        data-color={chosen > 0 ? 'accent' : 'neutral'}
        className={styles.menu}
        data-chosen={chosen > 0 || undefined}
      >
        {name}
        {chosen > 0 && <span className={styles.number}>{chosen}</span>}
        <ChevronDown size={14} aria-hidden />
      </Popover.Trigger>
      <Popover placement="bottom-start" className={styles.choices}>
        <fieldset className={styles.set} aria-label={name}>
          {children}
        </fieldset>
      </Popover>
    </Popover.TriggerContext>
  )
}

type ChoiceProps = { label: string; mark?: ReactNode; chosen: boolean; onChoose: () => void }

function Choice({ label, mark, chosen, onChoose }: ChoiceProps) {
  return (
    <Checkbox
      checked={chosen}
      onChange={onChoose}
      label={
        <span className={styles.choice}>
          {mark}
          {label}
        </span>
      }
    />
  )
}
