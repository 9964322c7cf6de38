import { Button, Spinner } from '@digdir/designsystemet-react'
import { useFormatter, useTranslations } from 'next-intl'
import styles from './relation-graph.module.css'
import type { LayoutState } from './use-layout'

type LayoutStatusProps = { state: LayoutState; onStop: () => void; onAgain: () => void }

/** How far the layout has come, and a way to end it: large boards take a while. */
export function LayoutStatus({ state, onStop, onAgain }: LayoutStatusProps) {
  const t = useTranslations('relations.graph')
  const format = useFormatter()
  if (state.is === 'ready') return null
  return (
    <div className={styles.status} role="status" data-layout={state.is}>
      {state.is === 'working' && (
        <>
          <Spinner aria-hidden data-size="xs" />
          <span>
            {t('working', {
              done: format.number(state.done, 'whole'),
              of: format.number(state.of, 'whole'),
            })}
          </span>
          <progress
            className={styles.progress}
            value={state.done}
            max={state.of || 1}
            aria-hidden
          />
        </>
      )}
      {state.is === 'stopped' && <span>{t('stopped')}</span>}
      {state.is === 'failed' && <span>{t('failed')}</span>}
      <Button variant="tertiary" onClick={state.is === 'working' ? onStop : onAgain}>
        {t(state.is === 'working' ? 'stop' : 'again')}
      </Button>
    </div>
  )
}
