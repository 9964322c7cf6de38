'use client'

import { Avatar, Dropdown } from '@digdir/designsystemet-react'
import { LogOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { signOut } from '@/components/members/sign-in'
import { toast } from '@/components/ui/toast'
import styles from './menu.module.css'

export type Account = { personId: string; name: string; email: string }

type PersonMenuProps = { person: Account }

export function PersonMenu({ person }: PersonMenuProps) {
  const t = useTranslations('common.account')
  const [open, setOpen] = useState(false)
  const [leaving, setLeaving] = useState(false)

  const leave = async () => {
    setLeaving(true)
    const answer = await signOut()
    if (answer.ok) {
      await forgetBoards(person.personId).finally(() => window.location.assign('/'))
      return
    }
    setLeaving(false)
    setOpen(false)
    toast(t('signOutFailed'), { tone: 'danger' })
  }

  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger
        variant="tertiary"
        data-color="neutral"
        className={styles.trigger}
        onClick={() => setOpen(!open)}
      >
        <span className="ds-sr-only">{t('open', { name: person.name })}</span>
        <Avatar aria-hidden data-size="xs" data-color="accent">
          {initialsOf(person.name)}
        </Avatar>
      </Dropdown.Trigger>
      <Dropdown open={open} onClose={() => setOpen(false)} placement="bottom-end">
        <div className={styles.who}>
          <span className={styles.faint}>{t('signedInAs')}</span>
          <strong>{person.name}</strong>
          <span className={styles.faint}>{person.email}</span>
        </div>
        <Dropdown.List>
          <Dropdown.Item>
            <Dropdown.Button onClick={leave} loading={leaving}>
              <LogOut aria-hidden />
              {t('signOut')}
            </Dropdown.Button>
          </Dropdown.Item>
        </Dropdown.List>
      </Dropdown>
    </Dropdown.TriggerContext>
  )
}

/** Loaded only now: most pages have no board and need no part of it. */
async function forgetBoards(personId: string): Promise<void> {
  const { wipeKept } = await import('@/lib/sync/provider')
  await wipeKept(personId)
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const picked = words.length > 1 ? [words[0], words[words.length - 1]] : words
  return picked.map((word) => [...(word ?? '')][0] ?? '').join('')
}
