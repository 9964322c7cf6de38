import { createServer } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { answering } from '../processes/answering'
import { collect, listen } from './serving'

/** Validates nothing, stores nothing, and sends each message on as it came: the limit. */
export const commands = {
  async open(_database: unknown): Promise<number> {
    const server = createServer()
    const sockets = new WebSocketServer({ server, perMessageDeflate: false })
    const rooms = new Map<string, Set<WebSocket>>()
    sockets.on('connection', (socket, { url = '' }) => {
      const room = rooms.get(url) ?? new Set()
      rooms.set(url, room.add(socket))
      socket.on('message', (data) => {
        for (const other of room) if (other !== socket) other.send(data)
      })
      socket.on('close', () => room.delete(socket))
    })
    return listen(server)
  },
  collect,
}

answering(commands)
