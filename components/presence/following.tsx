'use client'

import { Button } from '@digdir/designsystemet-react'
import { useOnViewportChange, useReactFlow, useStoreApi, type Viewport } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect } from 'react'
import { useBoard, useUi } from '../boards/board-context'
import styles from './following.module.css'
import { useFollowers, usePeer } from './use-presence'

/** How long the view takes to where the other's has gone, in milliseconds. */
const GLIDE = 120

/** Says whom this person follows and who follows this person, and moves the view along. */
export function Following() {
  const t = useTranslations('presence')
  const board = useBoard()
  const following = useUi((ui) => ui.following)
  const followers = useFollowers()
  useFollow(following)
  useBeingFollowed(followers.length > 0)
  const [first] = followers
  return (
    <div className={styles.notes} aria-live="polite">
      {following !== null && (
        <FollowNote client={following} onStop={() => board.ui.update({ following: null })} />
      )}
      {first && (
        <p className={styles.note}>
          {t('followed', { name: first, others: followers.length - 1 })}
        </p>
      )}
    </div>
  )
}

function FollowNote({ client, onStop }: { client: number; onStop: () => void }) {
  const t = useTranslations('presence')
  const peer = usePeer(client)
  if (!peer) return null
  return (
    <p className={styles.note}>
      {t('following', { name: peer.user.name })}
      <Button variant="tertiary" data-size="sm" onClick={onStop}>
        {t('stopFollowing')}
      </Button>
    </p>
  )
}

function useFollow(client: number | null): void {
  const board = useBoard()
  const flow = useReactFlow()
  useEffect(() => {
    if (client === null) return
    const go = () => {
      const peer = board.presence.peer(client)
      if (!peer) board.ui.update({ following: null })
      else if (peer.view) {
        const { x, y, zoom } = peer.view
        flow.setCenter(x, y, { zoom, duration: GLIDE })
      }
    }
    go()
    return board.presence.onView(client, go)
  }, [board, flow, client])
}

function useBeingFollowed(followed: boolean): void {
  const board = useBoard()
  const store = useStoreApi()
  const tell = useCallback(
    (viewport: Viewport) => {
      if (!followed) return
      const { width, height } = store.getState()
      const x = Math.round((width / 2 - viewport.x) / viewport.zoom)
      const y = Math.round((height / 2 - viewport.y) / viewport.zoom)
      board.presence.tell({ view: { x, y, zoom: Math.round(viewport.zoom * 1000) / 1000 } })
    },
    [board, store, followed],
  )
  useOnViewportChange({ onChange: tell, onEnd: tell })
  useEffect(() => {
    const [x, y, zoom] = store.getState().transform
    tell({ x, y, zoom })
    return () => board.presence.tell({ view: undefined })
  }, [tell, board, store])
}
