'use client'

import { useStore, ViewportPortal } from '@xyflow/react'
import type { Point } from '@/lib/cards/schema'
import type { Sector } from '@/lib/parties/types'
import styles from './lasers.module.css'
import { usePeer, usePointingClients } from './use-presence'

/** Where the others point right now. */
export function Lasers() {
  const clients = usePointingClients()
  return clients.map((client) => <PeerTrail key={client} client={client} />)
}

function PeerTrail({ client }: { client: number }) {
  const peer = usePeer(client)
  if (!peer) return null
  return <Trail points={peer.laser} sector={peer.user.sector} of={peer.user.name} />
}

/** A trail that fades towards its beginning, equally thick at every zoom. */
export function Trail({
  points,
  sector,
  of,
}: {
  points: readonly Point[]
  sector: Sector | null
  of?: string
}) {
  const zoom = useStore((flow) => flow.transform[2])
  const last = points.at(-1)
  if (!last) return null
  return (
    <ViewportPortal>
      <svg className={styles.trail} data-sector={sector} data-laser-of={of} aria-hidden="true">
        {points.slice(1).map((point, index) => {
          const from = points[index] ?? point
          const share = (index + 1) / points.length
          return (
            <line
              // biome-ignore lint/suspicious/noArrayIndexKey: a trail is its points in their order
              key={index}
              x1={from[0]}
              y1={from[1]}
              x2={point[0]}
              y2={point[1]}
              strokeWidth={(1 + 4 * share) / zoom}
              opacity={share}
            />
          )
        })}
        <circle cx={last[0]} cy={last[1]} r={5 / zoom} />
      </svg>
    </ViewportPortal>
  )
}
