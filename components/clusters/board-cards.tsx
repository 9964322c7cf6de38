import { Card, Heading, Tag } from '@digdir/designsystemet-react'
import { MapPin } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { ConstellationMarks } from '@/components/parties/constellation-marks'
import type { ListedBoard } from '@/lib/boards/schema'
import styles from './board-cards.module.css'

type BoardCardsProps = { clusterSlug: string; boards: readonly ListedBoard[] }

export function BoardCards({ clusterSlug, boards }: BoardCardsProps) {
  return (
    <ul className={styles.boards}>
      {boards.map((board) => (
        <li key={board.id}>
          <BoardCard clusterSlug={clusterSlug} board={board} />
        </li>
      ))}
    </ul>
  )
}

function BoardCard({ clusterSlug, board }: { clusterSlug: string; board: ListedBoard }) {
  const t = useTranslations('cluster.board')
  const format = useFormatter()
  return (
    <Card className={styles.board} data-color="neutral">
      <Heading level={3} data-size="2xs">
        <Link href={`/c/${clusterSlug}/boards/${board.id}`} className={styles.link}>
          {board.title}
        </Link>
      </Heading>
      <p className={styles.initiative}>{board.initiative || t('noInitiative')}</p>
      {board.place && (
        <p className={styles.place}>
          <MapPin aria-hidden />
          {board.place}
        </p>
      )}
      <div className={styles.marks}>
        {board.parties.length > 0 ? (
          <ConstellationMarks parties={board.parties} />
        ) : (
          <span>{t('noParties')}</span>
        )}
        {board.status === 'archived' && <Tag data-color="neutral">{t('archived')}</Tag>}
      </div>
      <ul className={styles.facts}>
        {board.cards !== null && <li>{t('cards', { count: board.cards })}</li>}
        {board.horizonYear !== null && (
          <li>{t('horizon', { year: format.number(board.horizonYear, 'year') })}</li>
        )}
      </ul>
      <p className={styles.when}>
        {board.changedAt
          ? t('changed', { when: format.dateTime(new Date(board.changedAt), 'moment') })
          : t('made', { when: format.dateTime(new Date(board.createdAt), 'day') })}
      </p>
    </Card>
  )
}
