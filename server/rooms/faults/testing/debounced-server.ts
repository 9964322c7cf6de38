import { GroupCommit } from '../../group-commit'
import type { Room } from '../../room'
import { WriteQueue } from '../../write-queue'

// How many Yjs servers keep their documents: they acknowledge what they have received and store it
// later. The crash test must find that this loses what it has promised.
const STORE_AFTER = 1_000

WriteQueue.prototype.afterCurrent = (run) => run()
const note = GroupCommit.prototype.note
GroupCommit.prototype.note = function (room: Room) {
  setTimeout(() => note.call(this, room), STORE_AFTER)
}

await import('../../testing/server-process')
