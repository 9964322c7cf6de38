import type { Dialect, PeerName } from './dialect'
import { framsyn } from './framsyn'
import { hocuspocus } from './hocuspocus'
import { relay } from './relay'

export type { Dialect, FrameKind, PeerName } from './dialect'
export { framsyn, stock } from './framsyn'

const DIALECTS = { framsyn, hocuspocus, relay } satisfies Record<
  PeerName,
  (room: string) => Dialect
>

export const dialectOf = (peer: PeerName, room: string): Dialect => DIALECTS[peer](room)
