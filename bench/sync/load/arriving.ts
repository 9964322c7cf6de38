import { get } from 'node:http'
import { POSITION_HEADER } from '@/lib/sync/snapshot-format'
import { type Dialect, dialectOf, framsyn, type PeerName, stock } from '../dialects'

/**
 * How a newcomer comes by the document: over the socket as each server's `own` clients do; as ours does
 * when the page opens, by HTTP first; or as an unmodified y-websocket client does.
 */
export type Arrival = 'own' | 'http' | 'stock'

type Newcomer = { peer: PeerName; port: number; room: string; cookie: string; arrival: Arrival }

/** What a newcomer speaks on the socket, once it has fetched what comes by HTTP. */
export async function arrivingDialect(newcomer: Newcomer): Promise<Dialect> {
  const { peer, room, arrival } = newcomer
  switch (arrival) {
    case 'own':
      return dialectOf(peer, room)
    case 'stock':
      return stock(room)
    case 'http':
      return framsyn(room, { since: await fetchSnapshot(newcomer) })
  }
}

/** Fetches the compressed snapshot as a browser would, whose machine unpacks it. Returns its position. */
function fetchSnapshot({ port, room, cookie }: Newcomer): Promise<string> {
  return new Promise((resolve, reject) => {
    const path = `/sync/${room}/snapshot?v=1`
    const headers = { cookie, 'accept-encoding': 'gzip, deflate, br' }
    get({ host: '127.0.0.1', port, path, headers, agent: false }, (answer) => {
      const position = answer.headers[POSITION_HEADER]
      if (answer.statusCode !== 200 || typeof position !== 'string') {
        reject(new Error(`no snapshot: HTTP ${answer.statusCode}`))
      }
      answer.resume()
      answer.once('end', () =>
        answer.complete ? resolve(String(position)) : reject(new Error('cut off')),
      )
    }).once('error', reject)
  })
}
