'use client'

import { Dialog, Heading } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import styles from './shortcuts.module.css'

const GROUPS = {
  tools: [
    ['V', 'select'],
    ['H', 'hand'],
    ['C', 'card'],
  ],
  cards: [
    ['Enter', 'edit'],
    ['Esc', 'leave'],
    ['Tab', 'next'],
    ['← ↑ → ↓', 'nudge'],
    ['Shift ← ↑ → ↓', 'nudgeFar'],
    ['Delete', 'remove'],
    ['Ctrl A', 'selectAll'],
  ],
  history: [
    ['Ctrl Z', 'undo'],
    ['Ctrl Shift Z', 'redo'],
  ],
  view: [
    ['Shift 1', 'fit'],
    ['Shift 2', 'fitSelection'],
    ['Ctrl 0', 'fullSize'],
    ['+ −', 'zoom'],
    ['?', 'help'],
  ],
} as const

const NAMES = ['tools', 'cards', 'history', 'view'] as const

export function Shortcuts({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations('board.shortcuts')
  return (
    <Dialog open={open} onClose={onClose} closedby="any" closeButton={t('close')}>
      <Heading level={2} data-size="xs">
        {t('title')}
      </Heading>
      <div className={styles.groups}>
        {NAMES.map((name) => (
          <section key={name}>
            <Heading level={3} data-size="2xs">
              {t(`groups.${name}`)}
            </Heading>
            <dl className={styles.keys}>
              {GROUPS[name].map(([keys, what]) => (
                <div key={what}>
                  <dt>
                    <kbd>{keys}</kbd>
                  </dt>
                  <dd>{t(what)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles.note}>{t('note')}</p>
    </Dialog>
  )
}
