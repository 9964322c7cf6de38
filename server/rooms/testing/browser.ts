import { WebSocket } from 'ws'
import { TEST_ORIGIN, type TestPerson } from './board'

/** The socket of a browser in which this person is signed in. */
export function browserOf({ cookie }: Pick<TestPerson, 'cookie'>): typeof globalThis.WebSocket {
  class SignedIn extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie, origin: TEST_ORIGIN } })
    }
  }
  return SignedIn as unknown as typeof globalThis.WebSocket
}

/** The `fetch` of a browser in which this person is signed in. */
export function fetchOf({ cookie }: Pick<TestPerson, 'cookie'>): typeof globalThis.fetch {
  return (address, options) => fetch(address, { ...options, headers: { cookie } })
}
