import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { until } from '../testing/until'
import { Outbox, wireOf } from './outbox'

const received: Buffer[] = []
let server: WebSocketServer
let client: WebSocket
let socket: WebSocket

beforeAll(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  await once(server, 'listening')
  const accepted = once(server, 'connection')
  client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  client.on('message', (data: Buffer) => received.push(data))
  socket = (await accepted)[0]
  await once(client, 'open')
})

afterAll(() => {
  client.terminate()
  server.close()
})

test('a message of any length arrives as it is, alone or framed for many', async () => {
  const outbox = new Outbox(socket)
  const sizes = [0, 1, 125, 126, 65_535, 65_536, 65_537, 300_000]
  const sent = sizes.map((size) => Buffer.alloc(size, size % 251))
  for (const message of sent) {
    outbox.send(message)
    outbox.sendWire(wireOf(message))
  }
  await until(() => expect(received).toHaveLength(2 * sizes.length))
  for (const [at, message] of received.entries()) {
    expect(message.equals(sent[at >> 1] ?? Buffer.alloc(0))).toBe(true)
  }
})

test('SYNC-12 what is sent in one turn leaves in one write, and before a close frame', async () => {
  received.length = 0
  const outbox = new Outbox(socket)
  const closed = once(client, 'close')
  const chunks: Buffer[] = []
  Reflect.get(client, '_socket').prependListener('data', (chunk: Buffer) => chunks.push(chunk))
  for (let n = 0; n < 5; n++) outbox.send(Buffer.of(n))
  expect(outbox.bytes).toBe(15)
  await until(() => expect(received.map(([n]) => n)).toEqual([0, 1, 2, 3, 4]))
  expect(chunks.map(({ length }) => length)).toEqual([15])

  outbox.send(Buffer.of(5))
  outbox.flush()
  socket.close(4403, 'no access')
  expect((await closed)[0]).toBe(4403)
  expect(received.at(-1)).toEqual(Buffer.of(5))
})
