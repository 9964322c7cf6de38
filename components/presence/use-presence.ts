import { useSyncExternalStore } from 'react'
import { useBoard } from '../boards/board-context'
import type { Peer } from './peer'
import { ALONE, type Company } from './presence'

const NOBODY: readonly number[] = []
const NO_NAMES: readonly string[] = []

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

export function usePointingClients(): readonly number[] {
  const { presence } = useBoard()
  return useSyncExternalStore(presence.onPointing, presence.pointingClients, () => NOBODY)
}

export function useFollowers(): readonly string[] {
  const { presence } = useBoard()
  return useSyncExternalStore(presence.onFollowers, presence.followedBy, () => NO_NAMES)
}

export function usePeer(client: number): Peer | null {
  const { presence } = useBoard()
  const read = () => presence.peer(client)
  return useSyncExternalStore((fn) => presence.onPeer(client, fn), read, read)
}
