'use client'

import { type ReactNode, useEffect, useState } from 'react'
import type { BoardAbility } from '@/lib/boards/types'
import { MetersPanel } from '../meters/meters-panel'
import type { PersonHere } from '../presence/peer'
import { People } from '../presence/people'
import type { Account } from '../shell/person-menu'
import { CONTENT_ID } from '../shell/skip-to-content'
import { TopBar } from '../shell/top-bar'
import type { Snapshot } from './board-content'
import { BoardContextProvider, useLive, useStore } from './board-context'
import { BoardDialogs } from './board-dialogs'
import styles from './board-frame.module.css'
import { BoardNotice } from './board-notice'
import { type BoardOrigin, BoardSession } from './board-session'
import { FindBar } from './finding/find-bar'
import { FindButtons } from './finding/find-buttons'
import { useFindingKeys } from './finding/use-finding-keys'
import { useForeignPaste } from './finding/use-paste'
import { FreshBoard } from './fresh-board'
import { Inspector } from './inspector'
import type { LiveRoom } from './live-room'
import { SavedState } from './saved-state'
import { useHistoryKeys } from './use-history-keys'
import { ViewRail } from './view-rail'

export type BoardFrameProps = {
  cluster: { id: string; slug: string; name: string }
  board: { id: string; title: string } & BoardOrigin
  ability: BoardAbility
  /** How the reader appears to the others. */
  person: PersonHere
  account: Account
  snapshot: Snapshot
  children: ReactNode
}

/** Everything round a board's views: who is here, what is saved, where to go, what is chosen. */
export function BoardFrame({ connect, ...props }: BoardFrameProps & { connect: () => LiveRoom }) {
  const { cluster, board, ability, person, account, snapshot, children } = props
  const [session] = useState(
    () => new BoardSession({ snapshot, ability, sector: person.sector, origin: board }),
  )
  useEffect(() => session.open(connect()), [session, connect])
  useEffect(() => session.allow(ability), [session, ability])
  useHistoryKeys(session)
  useFindingKeys(session)
  useForeignPaste(session)

  return (
    <BoardContextProvider value={session}>
      <div className={styles.frame}>
        <TopBar
          person={account}
          trail={[{ label: cluster.name, href: `/c/${cluster.slug}` }, { label: board.title }]}
        >
          <FindButtons />
          <SavedState />
          <People self={person} />
        </TopBar>
        <ViewRail cluster={cluster.slug} board={board.id} mayImport={ability.edit} />
        <MetersPanel board={board.id} />
        <FindBar />
        <main id={CONTENT_ID} tabIndex={-1} className={styles.work}>
          <h1 className="ds-sr-only">{board.title}</h1>
          <BoardNotice mayEdit={ability.edit} />
          {children}
        </main>
        <Inspector />
        <BoardDialogs />
        <Announcements session={session} />
        <FreshBoard cluster={cluster.id} board={board.id} />
      </div>
    </BoardContextProvider>
  )
}

function Announcements({ session }: { session: BoardSession }) {
  const message = useStore(session.announcer.message, (text) => text)
  const joined = useLive((live) => live.doc !== null)
  return (
    <div className="ds-sr-only" aria-live="polite" data-joined={joined}>
      {message}
    </div>
  )
}
