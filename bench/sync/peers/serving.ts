import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Listens on a port of its own choice. */
export async function listen(server: Server = createServer()): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Frees what nobody holds any more, so that memory can be compared. Needs `--expose-gc`. */
export function collect(): void {
  if (!globalThis.gc) throw new Error('started without --expose-gc')
  globalThis.gc()
  globalThis.gc()
}
