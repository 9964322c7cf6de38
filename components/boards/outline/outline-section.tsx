'use client'

import { Button } from '@digdir/designsystemet-react'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { TypeIcon } from '../../cards/type-icon'
import { SectorMark } from '../../parties/sector-mark'
import { useBoard, useMayEdit } from '../board-context'
import { addCard } from '../commands'
import styles from './outline.module.css'
import { inGroup, useGroupName } from './outline-group'
import type { GroupKey, OutlineGroup } from './outline-groups'
import { OutlineRow } from './outline-row'

type OutlineSectionProps = {
  group: OutlineGroup
  groups: readonly OutlineGroup[]
  /** The row that Tab leads to. */
  entry: string | undefined
}

export function OutlineSection({ group, groups, entry }: OutlineSectionProps) {
  const t = useTranslations('outline')
  const board = useBoard()
  const mayEdit = useMayEdit()
  const name = useGroupName()(group.key)
  const heading = `group-${group.id}`
  return (
    <section className={styles.group} aria-labelledby={heading}>
      <div className={styles.groupHead}>
        <h3 id={heading} className={styles.groupName}>
          <GroupMark groupKey={group.key} />
          {name}
          <span className={styles.count}>{group.cards.length}</span>
        </h3>
        {mayEdit && (
          <Button
            icon
            variant="tertiary"
            data-color="neutral"
            aria-label={t('addTo', { group: name })}
            onClick={() => addCard(board, 'outline', inGroup(board, group.key))}
          >
            <Plus size={16} aria-hidden />
          </Button>
        )}
      </div>
      <ul className={styles.rows}>
        {group.cards.map((id) => (
          <OutlineRow
            key={id}
            id={id}
            groupKey={group.key}
            groups={groups}
            inTabOrder={id === entry}
          />
        ))}
      </ul>
    </section>
  )
}

function GroupMark({ groupKey }: { groupKey: GroupKey }) {
  if (groupKey.by === 'type') return <TypeIcon type={groupKey.type} size={16} />
  return groupKey.sector ? <SectorMark sector={groupKey.sector} decorative /> : null
}
