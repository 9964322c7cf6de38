import { testServer } from './server'

// A sync server in a process of its own, for tests that kill it. The parent gives the database's
// addresses as the first argument and reads the server's own from the first line.
const server = await testServer(JSON.parse(process.argv[2] ?? '{}'))
process.stdout.write(`${server.url}\n`)
// The parent is gone, also when it was killed: leave nothing behind.
process.stdin.resume().once('end', () => process.exit())
