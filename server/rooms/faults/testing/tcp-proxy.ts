import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** What a line is like, in each direction. */
export type Weather = {
  /** Milliseconds that everything is under way. */
  latency: number
  bytesPerSecond: number
}

const FINE: Weather = { latency: 0, bytesPerSecond: Number.POSITIVE_INFINITY }

/** A line to a server, on which faults happen. */
export type TcpProxy = {
  /** The server's address by way of this line. */
  url: string
  weather(weather: Partial<Weather>): void
  /** Nothing gets through any more, and neither end is told; what was sent arrives after `heal`. */
  part(): void
  heal(): void
  /** Cuts every connection the hard way, with a TCP reset at both ends. */
  reset(): void
  close(): Promise<void>
}

/** @param target address of a websocket server: `ws://127.0.0.1:…/sync`. */
export async function tcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port: targetPort, pathname } = new URL(target)
  const sockets = new Set<Socket>()
  const line = { ...FINE, parted: false }
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    if (line.parted) socket.pause()
  }
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ host: hostname, port: Number(targetPort), allowHalfOpen: true })
    for (const socket of [near, far]) keep(socket)
    carry(near, far, line)
    carry(far, near, line)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}${pathname}`,
    weather: (weather) => void Object.assign(line, weather),
    part() {
      line.parted = true
      for (const socket of sockets) socket.pause()
    },
    heal() {
      line.parted = false
      for (const socket of sockets) socket.resume()
    },
    reset() {
      for (const socket of sockets) socket.resetAndDestroy()
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Bytes in order, each at its time. A socket that is not read says nothing of its end either. */
function carry(from: Socket, to: Socket, line: Weather): void {
  let freeAt = 0
  const later = (bytes: number, act: () => void) => {
    const now = performance.now()
    freeAt = Math.max(freeAt, now + line.latency) + (bytes / line.bytesPerSecond) * 1000
    setTimeout(act, freeAt - now)
  }
  from.on('data', (data) => later(data.length, () => to.writable && to.write(data)))
  from.on('end', () => later(0, () => to.end()))
  from.on('close', (hadError) => hadError && to.resetAndDestroy())
}
