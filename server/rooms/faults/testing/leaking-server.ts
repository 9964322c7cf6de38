import { Rooms } from '../../rooms'

// A server that forgets nobody: the soak test must find it.
const leave = Rooms.prototype.leave
Rooms.prototype.leave = function (room, connection) {
  leave.call(this, room, connection)
  setInterval(() => connection.closed, 60_000)
}

await import('./soak-server')
