'use client'

import { Button } from '@digdir/designsystemet-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { zonesOf } from '@/lib/lenses/rules'
import type { Lens, LensZone } from '@/lib/lenses/types'
import { elementKey } from './judgement-source'
import { useJudgements, useJudging } from './judgements-context'
import { JudgingProblem, JudgingTerms } from './judging-terms'
import styles from './ratings.module.css'
import { SectorTrack } from './sector-track'
import { StepScale } from './step-scale'

/** How far each part of a lens has come, by one's own judgement and by sector, with the gap drawn. */
export function AssessmentsTable({ lens }: { lens: Lens }) {
  const t = useTranslations('judgements')
  const tAssess = useTranslations('judgements.assess')
  const locale = useLocale()
  const elements = zonesOf(lens, NO_CARDS)
  return (
    <section className={styles.ratings} aria-label={tAssess('title')}>
      <JudgingTerms />
      <JudgingProblem />
      <table className={styles.table}>
        <caption className="ds-sr-only">{tAssess('caption', { lens: lens.name[locale] })}</caption>
        <thead>
          <tr>
            <th scope="col">{tAssess('element')}</th>
            <th scope="col">{t('yours')}</th>
            <th scope="col">{t('everybody')}</th>
            <th scope="col">{t('bySector')}</th>
          </tr>
        </thead>
        <tbody>
          {elements.map((element) => (
            <AssessmentRow key={element.id} lens={lens} element={element} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What is assessed are the lens's own parts, not those that a board's cards make. */
const NO_CARDS = { cards: [] }

function AssessmentRow({ lens, element }: { lens: Lens; element: LensZone }) {
  const t = useTranslations('judgements')
  const tAssess = useTranslations('judgements.assess')
  const locale = useLocale()
  const format = useFormatter()
  const { source } = useJudging()
  const { said, assessments } = useJudgements()
  const on = { lens: lens.id, element: element.id }
  const assessed = assessments.get(elementKey(on))
  const name = element.name[locale]
  const hint = element.hint[locale]
  const mayJudge = said?.standing === 'may'
  const sectors = (assessed?.sectors ?? []).map(({ id, figures }) => ({
    id,
    figure: figures.value,
  }))
  return (
    <tr className={styles.row}>
      <th scope="row" className={styles.card}>
        {name}
        {hint && <span className={styles.hint}>{hint}</span>}
      </th>
      <td data-label={t('yours')}>
        <StepScale
          label={tAssess('of', { element: name })}
          ends={[tAssess('low'), tAssess('high')]}
          value={assessed?.own ?? null}
          readOnly={!mayJudge}
          onChange={(value) => void source.assess(on, value)}
        />
        {mayJudge && assessed?.own != null && (
          <Button
            data-size="sm"
            variant="tertiary"
            data-color="neutral"
            className={styles.back}
            aria-label={t('takeBackOf', { title: name })}
            onClick={() => void source.assess(on, null)}
          >
            {t('takeBack')}
          </Button>
        )}
      </td>
      <td data-label={t('everybody')} className={styles.whole}>
        {assessed?.whole && <b>{format.number(assessed.whole.value.median)}</b>}
        {!assessed?.whole && (assessed?.raters ?? 0) > 0 && <span>{t('tooFew')}</span>}
        <span className={styles.count}>{t('raters', { count: assessed?.raters ?? 0 })}</span>
      </td>
      <td data-label={t('bySector')} className={styles.sectors}>
        <SectorTrack sectors={sectors} withheld={assessed?.withheld ?? []} />
      </td>
    </tr>
  )
}
