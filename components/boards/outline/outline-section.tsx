'use client'

import { Button } from '@digdir/designsystemet-react'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { TypeIcon } from '../../cards/type-icon'
import { SectorMark } from '../../parties/sector-mark'
import { useBoard, useMayEdit } from '../board-context'
import styles from './outline.module.css'
import { addToGroup, useGroupName } from './outline-group'
import type { GroupKey, OutlineGroup } from './outline-groups'
import { OutlineRow } from './outline-row'

type OutlineSectionProps = {
  group: OutlineGroup
  /** The card whose row Tab leads to, when it is in this group. */
  entry: string | null
}

export function OutlineSection({ group, entry }: OutlineSectionProps) {
  const t = useTranslations('outline')
  const board = useBoard()
  const mayEdit = useMayEdit()
  const name = useGroupName()(group.key)
  const heading = `group-${group.id}`
  const { key } = group
  return (
    <section className={styles.group} aria-labelledby={heading}>
      <div className={styles.groupHead}>
        <h3 id={heading} className={styles.groupName}>
          <GroupMark groupKey={key} />
          {name}
          <span className={styles.count}>{group.cards.length}</span>
        </h3>
        {mayEdit && !(key.by === 'lens' && key.spot === 'elsewhere') && (
          <Button
            icon
            variant="tertiary"
            data-color="neutral"
            aria-label={t('addTo', { group: name })}
            onClick={() => addToGroup(board, key)}
          >
            <Plus size={16} aria-hidden />
          </Button>
        )}
      </div>
      <ul className={styles.rows}>
        {group.cards.map((id) => (
          <OutlineRow key={id} id={id} group={group.id} by={key.by} inTabOrder={id === entry} />
        ))}
      </ul>
    </section>
  )
}

function GroupMark({ groupKey }: { groupKey: GroupKey }) {
  if (groupKey.by === 'type') return <TypeIcon type={groupKey.type} size={16} />
  if (groupKey.by !== 'sector' || !groupKey.sector) return null
  return <SectorMark sector={groupKey.sector} decorative />
}
