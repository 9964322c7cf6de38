import { log } from '@/lib/platform/log'
import { createValkeyBus } from '../../fanout/valkey'
import { TEST_SECRET } from './board'
import { testServer } from './server'

// A sync server in a process of its own, for tests that kill it. The parent gives the database's
// addresses as the first argument, perhaps a port and the address of a Valkey as the next, and reads the
// server's own address from the first line.
const [urls = '{}', port = '0', valkey] = process.argv.slice(2)
const bus = valkey ? createValkeyBus({ url: valkey, secret: TEST_SECRET, log }) : undefined
const server = await testServer(JSON.parse(urls), { port: Number(port), ...(bus && { bus }) })
process.stdout.write(`${server.url}\n`)
// The parent is gone, also when it was killed: leave nothing behind.
process.stdin.resume().once('end', () => process.exit())
