import { openSync } from 'node:fs'
import { Rooms } from '../../rooms'

const kept: Buffer[] = []

// A server that forgets nobody, with all that a connection may leave behind: the soak test must find it.
const leave = Rooms.prototype.leave
Rooms.prototype.leave = function (room, connection) {
  leave.call(this, room, connection)
  setInterval(() => connection.closed, 60_000)
  kept.push(Buffer.alloc(64 * 1024, 1))
  openSync('/dev/null', 'r')
}

await import('./soak-server')
