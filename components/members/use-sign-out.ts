import { useCallback, useState } from 'react'
import type { LeftBehind } from '@/lib/sync/leaving'
import { signOut } from './sign-in'

/**
 * Loaded only when somebody leaves: most pages have no board and need no part of it. The dialog comes
 * along, so that it is there when the network is not.
 */
async function load() {
  const dialog = import('./sign-out-dialog')
  const { leftBehind, sendLeftBehind, forgetPerson } = await import('@/lib/sync/leaving')
  await dialog
  return { leftBehind, sendLeftBehind, forgetPerson }
}

/** What is just on its way is given this long before anybody is asked about it, in milliseconds. */
const ON_ITS_WAY = 2_500
const SENDING = 10_000

export type SigningOut = {
  busy: 'looking' | 'sending' | 'leaving' | null
  /** What would be lost; empty until somebody has tried to leave. */
  left: readonly LeftBehind[]
  trouble: 'notSent' | 'notSignedOut' | null
  /** Leaves, unless something would be lost. */
  begin(): Promise<void>
  send(): Promise<void>
  discard(): Promise<void>
  stay(): void
}

/** Signing out asks first when something on this device is not saved (SYNC-25). */
export function useSignOut(person: string): SigningOut {
  const [busy, setBusy] = useState<SigningOut['busy']>(null)
  const [left, setLeft] = useState<readonly LeftBehind[]>([])
  const [trouble, setTrouble] = useState<SigningOut['trouble']>(null)

  /** The copies go only when the session is gone: until then the person may stay. */
  const discard = useCallback(async () => {
    setBusy('leaving')
    const answer = await signOut()
    if (answer.ok) {
      const { forgetPerson } = await load()
      await forgetPerson(person).finally(() => window.location.assign('/'))
      return
    }
    setTrouble('notSignedOut')
    setBusy(null)
  }, [person])

  const look = useCallback(
    async (within: number) => {
      const { leftBehind, sendLeftBehind } = await load()
      const before = await leftBehind(person)
      const rooms = before.flatMap(({ room }) => room ?? [])
      if (rooms.length === 0) return before
      await sendLeftBehind(person, { rooms, within })
      return leftBehind(person)
    },
    [person],
  )

  const leaveIfNothing = useCallback(
    async (found: readonly LeftBehind[]) => {
      setLeft(found)
      if (found.length === 0) await discard()
      else setBusy(null)
    },
    [discard],
  )

  const begin = useCallback(async () => {
    setTrouble(null)
    setBusy('looking')
    try {
      await leaveIfNothing(await look(ON_ITS_WAY))
    } catch {
      setTrouble('notSignedOut')
      setBusy(null)
    }
  }, [look, leaveIfNothing])

  const send = useCallback(async () => {
    setTrouble(null)
    setBusy('sending')
    const found = await look(SENDING)
    if (found.length > 0) setTrouble('notSent')
    await leaveIfNothing(found)
  }, [look, leaveIfNothing])

  const stay = useCallback(() => {
    setLeft([])
    setTrouble(null)
  }, [])

  return { busy, left, trouble, begin, send, discard, stay }
}
