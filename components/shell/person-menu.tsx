'use client'

import { Avatar, Dropdown } from '@digdir/designsystemet-react'
import { LogOut } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useSignOut } from '@/components/members/use-sign-out'
import { toast } from '@/components/ui/toast'
import styles from './menu.module.css'

/** Loaded only when something would be lost: most pages have no board and need no part of it. */
const SignOutDialog = dynamic(async () =>
  import('@/components/members/sign-out-dialog').then((parts) => parts.SignOutDialog),
)

export type Account = { personId: string; name: string; email: string }

type PersonMenuProps = { person: Account }

export function PersonMenu({ person }: PersonMenuProps) {
  const t = useTranslations('common.account')
  const [open, setOpen] = useState(false)
  const signingOut = useSignOut(person.personId)
  const { busy, left, trouble, begin } = signingOut
  const asked = left.length > 0

  useEffect(() => {
    if (asked) setOpen(false)
    else if (trouble) toast(t('signOutFailed'), { tone: 'danger' })
  }, [asked, trouble, t])

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
            <Dropdown.Button onClick={begin} loading={busy !== null && !asked}>
              <LogOut aria-hidden />
              {t('signOut')}
            </Dropdown.Button>
          </Dropdown.Item>
        </Dropdown.List>
      </Dropdown>
      {asked && <SignOutDialog signingOut={signingOut} />}
    </Dropdown.TriggerContext>
  )
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const picked = words.length > 1 ? [words[0], words[words.length - 1]] : words
  return picked.map((word) => [...(word ?? '')][0] ?? '').join('')
}
