import { readdirSync } from 'node:fs'
import { metrics } from '../../metrics'
import { testServer } from '../../testing/server'
import type { Held } from './soak'

// A sync server in a process of its own that says what it holds whenever it is asked. Started with
// --expose-gc, so that garbage does not count.
const { gc } = globalThis
if (!gc) throw new Error('start this with --expose-gc')
const server = await testServer(JSON.parse(process.argv[2] ?? '{}'))
process.on('message', async () => {
  gc()
  const { values } = await metrics.rooms.get()
  const { heapUsed, external } = process.memoryUsage()
  const held: Held = {
    rooms: values[0]?.value ?? 0,
    bytes: heapUsed + external,
    descriptors: readdirSync('/proc/self/fd').length,
    timers: process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length,
  }
  process.send?.(held)
})
process.once('disconnect', () => process.exit())
process.send?.(server.url)
