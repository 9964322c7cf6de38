'use client'

import { useStore, ViewportPortal } from '@xyflow/react'
import type { CSSProperties } from 'react'
import { SectorMark } from '../parties/sector-mark'
import styles from './cursors.module.css'
import { useCursorClients, usePeer } from './use-presence'

/** The others' pointers, where they are on the board, the same size at every zoom. */
export function Cursors() {
  const clients = useCursorClients()
  const zoom = useStore((flow) => flow.transform[2])
  if (clients.length === 0) return null
  return (
    <ViewportPortal>
      <div className={styles.layer} style={{ '--unzoom': 1 / zoom } as CSSProperties} aria-hidden>
        {clients.map((client) => (
          <Cursor key={client} client={client} />
        ))}
      </div>
    </ViewportPortal>
  )
}

function Cursor({ client }: { client: number }) {
  const peer = usePeer(client)
  if (!peer?.cursor) return null
  const { cursor, user } = peer
  return (
    <div
      className={styles.cursor}
      data-sector={user.sector}
      data-cursor-of={user.name}
      style={{ translate: `${cursor.x}px ${cursor.y}px` }}
    >
      <svg className={styles.arrow} viewBox="0 0 16 20" width="16" height="20" aria-hidden="true">
        <path d="M1.5 1.2v15.1l4.1-3.7 2.5 5.8 2.7-1.2-2.5-5.6h5.6Z" />
      </svg>
      <span className={styles.name}>
        {user.sector && <SectorMark sector={user.sector} decorative className={styles.mark} />}
        {user.name}
      </span>
    </div>
  )
}
