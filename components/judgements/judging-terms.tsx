'use client'

import { Alert, Button, Dialog, Heading, Paragraph, Switch } from '@digdir/designsystemet-react'
import { Settings2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import type { Judgements } from '@/lib/judgements/schema'
import { useJudgements, useJudging } from './judgements-context'
import styles from './judging-terms.module.css'

/** On what terms people judge here, before they do; and what stands in one's way. */
export function JudgingTerms() {
  const t = useTranslations('judgements')
  const { source, maySetTerms } = useJudging()
  const { said } = useJudgements()
  if (!said) return null
  const { terms, standing, earlier } = said
  return (
    <div className={styles.terms}>
      <div className={styles.row}>
        <p className={styles.said}>
          {t(terms.attributed ? 'terms.attributed' : 'terms.suppressed')}
          {terms.facilitatorsJudge && ` ${t('terms.facilitators')}`}
          {standing !== 'may' && <strong> {t(`standing.${standing}`)}</strong>}
        </p>
        {maySetTerms && <TermsDialog said={said} />}
      </div>
      {earlier > 0 && (
        <Alert data-color="info" data-size="sm" className={styles.earlier}>
          <Paragraph>{t('earlier.body', { count: earlier })}</Paragraph>
          <Button data-size="sm" variant="secondary" onClick={() => source.agree()}>
            {t('earlier.agree')}
          </Button>
        </Alert>
      )}
    </div>
  )
}

/** What is said when the server has not taken what one has just judged. */
export function JudgingProblem() {
  const t = useTranslations('judgements')
  const tFault = useTranslations('authErrors')
  const { problem } = useJudgements()
  const sentence = () => {
    switch (problem) {
      case null:
        return null
      case 'terms-changed':
      case 'too-many':
      case 'unreachable':
        return t(`problem.${problem}`)
      default:
        return tFault(problem)
    }
  }
  return <div role="alert">{problem && <Alert data-color="warning">{sentence()}</Alert>}</div>
}

function TermsDialog({ said: { terms } }: { said: Judgements }) {
  const t = useTranslations('judgements.settings')
  const { source } = useJudging()
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <Button
        variant="tertiary"
        data-color="neutral"
        data-size="sm"
        onClick={() => dialog.current?.showModal()}
      >
        <Settings2 size={15} aria-hidden /> {t('open')}
      </Button>
      <Dialog ref={dialog} closeButton={t('close')}>
        <Heading level={2} data-size="2xs">
          {t('title')}
        </Heading>
        <div className={styles.settings}>
          <Switch
            label={t('attributed')}
            description={t('attributedHelp')}
            checked={terms.attributed}
            onChange={(event) => source.setTerms({ ...terms, attributed: event.target.checked })}
          />
          <Switch
            label={t('facilitators')}
            description={t('facilitatorsHelp')}
            checked={terms.facilitatorsJudge}
            onChange={(event) =>
              source.setTerms({ ...terms, facilitatorsJudge: event.target.checked })
            }
          />
        </div>
        <JudgingProblem />
      </Dialog>
    </>
  )
}
