import { expect, vi } from 'vitest'
import type { RawClient } from './raw-client'

/** Waits until an expectation holds, 15 s at most. */
export const until = <T>(expectation: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(expectation, { timeout: 15_000, interval: 10 })

/** The server has closed this client's socket. */
export const closes = (client: RawClient, code: number) =>
  until(() => expect(client.closed?.code).toBe(code))

/** Exactly these numbers have been acknowledged. */
export const saves = (client: RawClient, ...numbers: number[]) =>
  until(() => expect(client.saved).toEqual(numbers))

/** One update was refused, after the last number that was sent before it. */
export const rejects = (client: RawClient, code: number, { after = 0 } = {}) =>
  until(() => expect(client.rejected).toEqual([{ code, n: after }]))

/** A client hears this of a presence id; `null` when the id has gone. */
export const sees = (client: RawClient, id: number, state: object | null) =>
  until(() => {
    const heard = client.states.get(id)
    if (state === null) expect(heard?.state).toBeNull()
    else expect(heard?.state).toMatchObject(state)
  })
