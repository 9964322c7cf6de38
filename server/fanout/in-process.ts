import type { Bus, BusListener } from './bus'

/** Joins the buses that nodes in one process have: `const node = createInProcessBus(hub)`. */
export type Hub = Set<Map<string, Set<BusListener>>>

/** The bus of nodes that share a process; with a hub of its own, of a node that is alone. */
export function createInProcessBus(hub: Hub = new Set()): Bus {
  const own = new Map<string, Set<BusListener>>()
  hub.add(own)
  return {
    publish(room, message) {
      for (const other of hub) {
        if (other === own) continue
        for (const listener of other.get(room) ?? []) queueMicrotask(() => listener(message))
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
