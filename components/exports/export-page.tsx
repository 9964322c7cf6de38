import { Heading, Paragraph } from '@digdir/designsystemet-react'
import { useLocale, useTranslations } from 'next-intl'
import styles from './export.module.css'
import { FileLink } from './file-link'
import { exportHref } from './href'
import { LensSection } from './lens-section'
import { PngButton } from './png-button'

type ExportPageProps = {
  board: { id: string; title: string }
  /** Ids of lenses on which cards stand. */
  used: readonly string[]
}

const TABLES = ['cards', 'relations', 'placements'] as const

/** Everything that a board can be taken away as. */
export function ExportPage({ board, used }: ExportPageProps) {
  const t = useTranslations('exports')
  const language = useLocale()
  const href = (file: string) => exportHref(board.id, file, { language })
  return (
    <div className={styles.page}>
      <Heading level={1} data-size="md">
        {t('title')}
      </Heading>
      <Paragraph className={styles.faint}>{t('intro', { board: board.title })}</Paragraph>
      <section className={styles.section}>
        <Heading level={2} data-size="xs">
          {t('whole.title')}
        </Heading>
        <Paragraph className={styles.faint}>{t('whole.help')}</Paragraph>
        <div className={styles.actions}>
          <FileLink href={href('board.json')} label={t('whole.json')}>
            {t('formats.json')}
          </FileLink>
        </div>
      </section>
      <section className={styles.section}>
        <Heading level={2} data-size="xs">
          {t('canvas.title')}
        </Heading>
        <Paragraph className={styles.faint}>{t('canvas.help')}</Paragraph>
        <div className={styles.actions}>
          <PngButton href={href('canvas.svg')} name={board.title} label={t('canvas.png')} />
          <FileLink href={href('canvas.svg')} label={t('canvas.svg')}>
            {t('formats.svg')}
          </FileLink>
        </div>
      </section>
      <LensSection board={board} used={used} />
      <section className={styles.section}>
        <Heading level={2} data-size="xs">
          {t('tables.title')}
        </Heading>
        <Paragraph className={styles.faint}>{t('tables.help')}</Paragraph>
        <div className={styles.actions}>
          {TABLES.map((table) => (
            <FileLink key={table} href={href(`${table}.csv`)}>
              {t(`tables.${table}`)}
            </FileLink>
          ))}
        </div>
      </section>
    </div>
  )
}
