'use client'

import { Button } from '@digdir/designsystemet-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { contributionsAction } from '@/lib/boards/actions'
import { contributionBalance } from '@/lib/boards/rules'
import type { Contributions } from '@/lib/boards/types'
import { SectorMark } from '../parties/sector-mark'
import { Bars } from './bars'
import { Meter } from './meter'
import styles from './meters.module.css'

type ContributionMeterProps = {
  board: string
  onChoose: (cards: readonly string[]) => void
}

/** Who writes on the board, from the server's log; counted when asked for. */
export function ContributionMeter({ board, onChoose }: ContributionMeterProps) {
  const t = useTranslations('meters.contributions')
  const sectorName = useTranslations('common.sectors')
  const format = useFormatter()
  const { counted, counting, failed, count } = useContributions(board)
  const balance = counted && contributionBalance(counted)
  return (
    <Meter
      name={t('name')}
      sentence={t('sentence')}
      figure={balance === null ? null : format.number(balance, { maximumFractionDigits: 2 })}
      empty={t(failed ? 'failed' : counted ? 'empty' : 'counting')}
      basis={t('basis')}
      always
    >
      {counted && (
        <Bars
          caption={t('caption')}
          unit={t('unit')}
          bars={counted.sectors.map(({ sector, entries, cards }) => ({
            id: sector,
            label: sectorName(sector),
            count: entries,
            mark: <SectorMark sector={sector} decorative />,
            aside: sector === 'facilitating',
            cards,
          }))}
          onChoose={onChoose}
        />
      )}
      {counted && counted.others.entries > 0 && (
        <p className={styles.basis}>{t('others', { count: counted.others.entries })}</p>
      )}
      <Button variant="tertiary" disabled={counting} onClick={count}>
        {t('again')}
      </Button>
    </Meter>
  )
}

function useContributions(boardId: string) {
  const [counted, setCounted] = useState<Contributions | null>(null)
  const [counting, setCounting] = useState(true)
  const [failed, setFailed] = useState(false)
  const count = useCallback(async () => {
    setCounting(true)
    const result = await contributionsAction({ boardId }).catch(() => null)
    setFailed(!result?.data)
    if (result?.data) setCounted(result.data)
    setCounting(false)
  }, [boardId])
  useEffect(() => {
    count()
  }, [count])
  return { counted, counting, failed, count }
}
