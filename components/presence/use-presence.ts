import { useSyncExternalStore } from 'react'
import { useBoard } from '../boards/board-context'
import type { Peer } from './peer'
import { ALONE, type Company } from './presence'

const NOBODY: readonly number[] = []

export function useCompany(card: string): Company {
  const { presence } = useBoard()
  const read = () => presence.companyOf(card)
  return useSyncExternalStore(
    (fn) => presence.onCompany(card, fn),
    read,
    () => ALONE,
  )
}

export function useOthers() {
  const { presence } = useBoard()
  return useSyncExternalStore(presence.onOthers, presence.others, presence.others)
}

export function useCursorClients(): readonly number[] {
  const { presence } = useBoard()
  return useSyncExternalStore(presence.onCursors, presence.cursorClients, () => NOBODY)
}

export function usePeer(client: number): Peer | null {
  const { presence } = useBoard()
  const read = () => presence.peer(client)
  return useSyncExternalStore((fn) => presence.onPeer(client, fn), read, read)
}
