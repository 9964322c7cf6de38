import type { Bus, BusListener } from './bus'
import { tell } from './telling'

/** Joins nodes that share a process: each gets a bus made with the same hub. */
export type Hub = Set<ReadonlyMap<string, ReadonlySet<BusListener>>>

/** The bus of nodes in one process; with a hub of its own, that of a node which is alone. */
export function createInProcessBus(hub: Hub = new Set()): Bus {
  const own = new Map<string, Set<BusListener>>()
  hub.add(own)
  return {
    publish(room, message) {
      for (const other of hub) {
        if (other === own) continue
        for (const listener of other.get(room) ?? []) {
          queueMicrotask(() => other.get(room)?.has(listener) && tell(listener, message))
        }
      }
    },
    subscribe(room, listener) {
      const listeners = own.get(room) ?? new Set()
      own.set(room, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0 && own.get(room) === listeners) own.delete(room)
      }
    },
    async close() {
      hub.delete(own)
      own.clear()
    },
  }
}
