'use client'

import { Dropdown } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo, useState } from 'react'
import { useBoard } from '../boards/board-context'
import { SectorMark } from '../parties/sector-mark'
import { byParty, type Party, type PersonHere } from './peer'
import styles from './people.module.css'
import { useOthers } from './use-presence'

/** Beyond this many parties the bar says how many more there are. */
const SHOWN = 4

/** Who is here, grouped by party, helix sectors first; oneself included. Others can be followed. */
export function People({ self }: { self: PersonHere }) {
  const t = useTranslations('presence')
  const others = useOthers()
  const parties = useMemo(() => byParty([self, ...others]), [self, others])
  const count = parties.reduce((sum, party) => sum + party.people.length, 0)
  const rest = parties.slice(SHOWN)
  return (
    <ul className={styles.people} aria-label={t('here', { count })}>
      {parties.slice(0, SHOWN).map((party) => (
        <PartyHere key={`${party.sector}:${party.name}`} party={party} self={self.id} />
      ))}
      {rest.length > 0 && (
        <li className={styles.rest} title={rest.flatMap(namesOf).join(', ')}>
          {t('more', { count: rest.reduce((sum, party) => sum + party.people.length, 0) })}
        </li>
      )}
    </ul>
  )
}

function PartyHere({ party, self }: { party: Party; self: string }) {
  const t = useTranslations('presence')
  const others = party.people.filter(({ id }) => id !== self)
  const names = party.people.map(({ id, name }) => (id === self ? t('you', { name }) : name))
  const face = (
    <>
      {party.sector && <SectorMark sector={party.sector} className={styles.mark} />}
      <span className={styles.name}>{party.name || t('noParty')}</span>
      {party.people.length > 1 && <span className={styles.count}>{party.people.length}</span>}
      <span className="ds-sr-only">{names.join(', ')}</span>
    </>
  )
  return (
    <li className={styles.party} data-sector={party.sector} title={names.join(', ')}>
      {others.length === 0 ? face : <FollowMenu people={others}>{face}</FollowMenu>}
    </li>
  )
}

function FollowMenu({ people, children }: { people: readonly PersonHere[]; children: ReactNode }) {
  const t = useTranslations('presence')
  const board = useBoard()
  const [open, setOpen] = useState(false)
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger
        variant="tertiary"
        data-color="neutral"
        className={styles.open}
        onClick={() => setOpen(!open)}
      >
        {children}
      </Dropdown.Trigger>
      <Dropdown open={open} onClose={() => setOpen(false)} placement="bottom-end">
        <Dropdown.List>
          {people.map(({ id, name }) => (
            <Dropdown.Item key={id}>
              <Dropdown.Button
                onClick={() => {
                  setOpen(false)
                  board.ui.update({ following: board.presence.clientOf(id) })
                }}
              >
                {t('follow', { name })}
              </Dropdown.Button>
            </Dropdown.Item>
          ))}
        </Dropdown.List>
      </Dropdown>
    </Dropdown.TriggerContext>
  )
}

function namesOf(party: Party): string[] {
  return party.people.map(({ name }) => name)
}
