'use client'

import { Dialog, Heading } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { SHORTCUTS, type ShortcutGroup } from './board-keys'
import { READING_KEYS, WRITING_KEYS } from './outline/outline-keys'
import styles from './shortcuts.module.css'

const GROUPS: readonly ShortcutGroup[] = ['tools', 'cards', 'clipboard', 'history', 'view']

export function Shortcuts({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations('board.shortcuts')
  const tOutline = useTranslations('outline.keys')
  return (
    <Dialog
      open={open}
      onClose={onClose}
      closedby="any"
      closeButton={t('close')}
      className={styles.dialog}
    >
      <Heading level={2} data-size="xs">
        {t('title')}
      </Heading>
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <section key={group}>
            <Heading level={3} data-size="2xs">
              {t(`groups.${group}`)}
            </Heading>
            <dl className={styles.keys}>
              {SHORTCUTS.filter((shortcut) => shortcut.group === group).map(({ name, shows }) => (
                <div key={name}>
                  <dt>
                    <kbd>{shows}</kbd>
                  </dt>
                  <dd>{t(name)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <Heading level={3} data-size="2xs">
            {t('groups.outline')}
          </Heading>
          <dl className={styles.keys}>
            {[...READING_KEYS, ...WRITING_KEYS].map(({ name, shows }) => (
              <div key={name}>
                <dt>
                  <kbd>{shows}</kbd>
                </dt>
                <dd>{tOutline(name)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <p className={styles.note}>{t('note')}</p>
    </Dialog>
  )
}
