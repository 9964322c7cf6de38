import { Handle, Position, useConnection } from '@xyflow/react'
import { useUi } from '../board-context'
import styles from './connectors.module.css'

const SIDES = [Position.Top, Position.Right, Position.Bottom, Position.Left] as const

/**
 * Dots on a card's edges to draw a relation from; with the relation tool the whole card is one.
 * While a relation is drawn the whole card takes it.
 */
export function Connectors({ enabled }: { enabled: boolean }) {
  const connecting = useConnection((connection) => connection.inProgress)
  const relating = useUi((ui) => ui.tool === 'relation') && enabled
  return (
    <>
      {SIDES.map((side) => (
        <Handle
          key={side}
          id={side}
          type="source"
          position={side}
          isConnectable={enabled}
          className={styles.dot}
          data-hidden={!enabled || connecting || relating || undefined}
        />
      ))}
      <Handle
        id="whole"
        type="target"
        position={Position.Left}
        isConnectableStart={relating}
        className={styles.whole}
        data-open={connecting || relating || undefined}
      />
    </>
  )
}
