import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { StartError } from '@/lib/platform/errors'

const V4_IN_V6 = /^::ffff:(?=\d+\.)/

const plain = (address: string): string => address.trim().replace(V4_IN_V6, '')

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Addresses and networks (`10.0.0.0/8`) whose word about the client is believed. */
export function proxyList(trusted: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of trusted) {
    const [address = '', bits] = entry.split('/')
    const longest = isIP(address) === 6 ? 128 : 32
    const prefix = bits === undefined ? longest : Number(bits)
    if (!isIP(address) || !Number.isInteger(prefix) || prefix < 0 || prefix > longest) {
      throw new StartError(
        `TRUSTED_PROXIES holds ${entry}; give addresses or networks such as 10.0.0.0/8, parted by commas.`,
      )
    }
    list.addSubnet(address, prefix, family(address))
  }
  return list
}

export type Client = Readonly<{ address: string; viaTrustedProxy: boolean }>

/** Who is asking: the peer, or the nearest address in front of the proxies that we trust. */
export function clientOf(request: IncomingMessage, proxies: BlockList): Client {
  const trusted = (address: string) =>
    isIP(address) !== 0 && proxies.check(address, family(address))
  const peer = plain(request.socket.remoteAddress ?? '')
  if (!trusted(peer)) return { address: peer, viaTrustedProxy: false }
  const claimed = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map(plain)
  const nearest = claimed.findLast((address) => isIP(address) !== 0 && !trusted(address))
  return { address: nearest ?? peer, viaTrustedProxy: true }
}

export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.')
}
