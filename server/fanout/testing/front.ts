import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** One address for several nodes, as a load balancer has it. */
export type Front = {
  url: string
  /** Where new connections go from now on; those that are open stay. */
  leadTo(url: string): void
  close(): Promise<void>
}

/** Leads to the node at `url`, an address such as `ws://127.0.0.1:20001/sync`. */
export async function startFront(url: string): Promise<Front> {
  let target = url
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const { hostname, port } = new URL(target)
    const node = connect(Number(port), hostname)
    for (const [one, other] of [
      [client, node],
      [node, client],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}/sync`,
    leadTo(next) {
      target = next
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}
