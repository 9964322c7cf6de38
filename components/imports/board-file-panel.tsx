'use client'

import { Button, Heading } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { FormAlert } from '@/components/ui/form-alert'
import type { PartCounts } from '@/lib/board-files/types'
import type { BoardFilePreview } from '@/lib/imports/types'
import { BoardFileDone } from './board-file-done'
import { BoardFileProblems } from './board-file-problems'
import styles from './import.module.css'
import type { ImportBoard } from './import-page'
import type { BoardFileState } from './use-board-file'

type BoardFilePanelProps = { flow: BoardFileState; board: ImportBoard }

/** What is in a file that holds a board, before anything of it is written. */
export function BoardFilePanel({ flow, board }: BoardFilePanelProps) {
  const t = useTranslations('boardFile')
  const panel = useRef<HTMLDivElement>(null)
  const { file, preview, done, fault, busy } = flow
  const shown = done ? 'done' : preview ? 'preview' : 'reading'

  // A screen reader and a keyboard follow to what is shown now.
  useEffect(() => {
    if (shown !== 'reading') panel.current?.querySelector('h2')?.focus()
  }, [shown])

  return (
    <>
      <FormAlert fault={fault} sending={busy} />
      <div ref={panel} className={styles.panel} aria-busy={busy}>
        {done ? (
          <BoardFileDone counts={done} board={board} onMore={flow.close} />
        ) : (
          <section className={styles.section}>
            <Heading level={2} data-size="xs" tabIndex={-1}>
              {t('title', { name: file?.name ?? '' })}
            </Heading>
            {preview ? (
              <Contents preview={preview} board={board} />
            ) : (
              <p role="status">{busy ? t('reading') : ''}</p>
            )}
            <div className={styles.actions}>
              {preview?.readable && entries(preview.counts) > 0 && (
                <Button loading={busy} onClick={() => void flow.run()}>
                  {t('import')}
                </Button>
              )}
              <Button variant="tertiary" disabled={busy} onClick={flow.close}>
                {t('back')}
              </Button>
            </div>
          </section>
        )}
      </div>
    </>
  )
}

function Contents({ preview, board }: { preview: BoardFilePreview; board: ImportBoard }) {
  const t = useTranslations('boardFile')
  if (!preview.readable) return <p role="status">{t(`unreadable.${preview.unreadable}`)}</p>
  const { counts, title, beside, problems, more } = preview
  if (entries(counts) === 0) return <p role="status">{t('nothing')}</p>
  return (
    <>
      <ul className={styles.list}>
        <li>{t('from', { title })}</li>
        <li>{t('comes', { ...counts, board: board.title })}</li>
        <li>{t(beside ? 'beside' : 'asItWas')}</li>
      </ul>
      {problems.length > 0 && <BoardFileProblems problems={problems} more={more} />}
    </>
  )
}

function entries({ cards, relations, placements, frames }: PartCounts): number {
  return cards + relations + placements + frames
}
