import { randomUUID } from 'node:crypto'
import { Redis } from 'iovalkey'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { log } from '@/lib/platform/log'
import { roomName } from '@/lib/sync/rooms'
import type { Bus, BusMessage } from './bus'
import { encodeEntry } from './entries'
import { createInProcessBus, type Hub } from './in-process'
import { installationOf } from './installation'
import { metrics } from './metrics'
import { shardOf } from './shards'
import { hasValkey, startValkey, type TestValkey } from './testing/valkey'
import { createValkeyBus } from './valkey'

const SOON = { timeout: 15_000, interval: 5 }

const newRoom = () => roomName({ kind: 'board', board: randomUUID() })

const row = (seq: bigint, payload = Uint8Array.of(1, 0, 255)): BusMessage => ({
  kind: 'row',
  logEpoch: 3,
  accessEpoch: 7n,
  seq,
  payload,
})

let valkey: TestValkey | undefined
const open: Bus[] = []

beforeAll(async () => {
  if (hasValkey()) valkey = await startValkey()
})

afterEach(async () => {
  for (const bus of open.splice(0)) await bus.close()
})

afterAll(() => valkey?.close())

const probe: BusMessage = { kind: 'presence', node: 'probe', entries: Uint8Array.of(0) }

/** What is heard about a room: with hints that something may have been missed, and without. */
function hear(bus: Bus, room: string) {
  const all: BusMessage[] = []
  const stop = bus.subscribe(room, (message) => all.push(message))
  return {
    stop,
    all,
    get rows() {
      return all.filter((message) => message.kind !== 'look' && !isProbe(message))
    },
  }
}

const isProbe = (message: BusMessage) => message.kind === 'presence' && message.node === 'probe'

/** Hears whatever `from` publishes from now on; listening begins when it begins. */
async function hearFrom(from: Bus, bus: Bus, room: string) {
  const heard = hear(bus, room)
  await vi.waitFor(() => {
    from.publish(room, probe)
    expect(heard.all.some(isProbe)).toBe(true)
  }, SOON)
  return heard
}

/** A bus may still be connecting, and what it cannot send is dropped. */
async function connected(from: Bus, to: Bus): Promise<void> {
  const { stop } = await hearFrom(from, to, newRoom())
  stop()
}

const kinds = [
  {
    name: 'in process',
    skip: false,
    nodes: async (): Promise<[Bus, Bus]> => {
      const hub: Hub = new Set()
      return [createInProcessBus(hub), createInProcessBus(hub)]
    },
  },
  {
    name: 'Valkey Streams',
    skip: !hasValkey(),
    nodes: async (): Promise<[Bus, Bus]> => {
      const url = valkey?.url ?? ''
      return [
        createValkeyBus({ url, secret: SECRET, log }),
        createValkeyBus({ url, secret: SECRET, log }),
      ]
    },
  },
]

const SECRET = 'a secret that these nodes share'
const streamOf = (room: string) => shardOf(room, installationOf(SECRET).id)

const dropped = async () => (await metrics.dropped.get()).values[0]?.value ?? 0

describe.each(kinds)('SYNC-27 the bus, $name,', ({ skip, nodes }) => {
  const twoNodes = async () => {
    const [a, b] = await nodes()
    open.push(a, b)
    await connected(a, b)
    await connected(b, a)
    return { a, b }
  }

  test.skipIf(skip)('carries every kind of message as it was, in order', async () => {
    const { a, b } = await twoNodes()
    const room = newRoom()
    const heard = await hearFrom(a, b, room)
    const presence: BusMessage = { kind: 'presence', node: 'a', entries: Uint8Array.of(0) }
    const messages = [row(2n ** 60n), presence, row(2n, new Uint8Array(20_000).fill(9))]
    for (const message of messages) a.publish(room, message)
    await vi.waitFor(() => expect(heard.rows).toEqual(messages), SOON)
    a.publish(room, { kind: 'look' })
    await vi.waitFor(() => expect(heard.all.at(-1)).toEqual({ kind: 'look' }), SOON)
  })

  test.skipIf(skip)('does not carry to other rooms, nor back to who has published', async () => {
    const { a, b } = await twoNodes()
    const [room, other] = [newRoom(), newRoom()]
    const [own, elsewhere] = [await hearFrom(b, a, room), hear(b, other)]
    const heard = await hearFrom(a, b, room)
    a.publish(room, row(1n))
    await vi.waitFor(() => expect(heard.rows).toHaveLength(1), SOON)
    b.publish(room, row(2n))
    await vi.waitFor(() => expect(own.rows).toEqual([row(2n)]), SOON)
    expect(elsewhere.rows).toEqual([])
    expect(heard.rows).toEqual([row(1n)])
  })

  test.skipIf(skip)('tells all listeners, whatever one of them throws', async () => {
    const { a, b } = await twoNodes()
    const room = newRoom()
    b.subscribe(room, () => {
      throw new Error('thrown by a listener of this test')
    })
    const heard = await hearFrom(a, b, room)
    a.publish(room, row(1n))
    a.publish(room, row(2n))
    await vi.waitFor(() => expect(heard.rows).toHaveLength(2), SOON)
  })

  test.skipIf(skip)('tells nobody who has stopped listening, and others still', async () => {
    const { a, b } = await twoNodes()
    const room = newRoom()
    const [stopped, heard] = [await hearFrom(a, b, room), hear(b, room)]
    stopped.stop()
    stopped.stop()
    a.publish(room, row(1n))
    await vi.waitFor(() => expect(heard.rows).toHaveLength(1), SOON)
    expect(stopped.rows).toEqual([])
  })

  test.skipIf(skip)('carries the answer to what is asked right after subscribing', async () => {
    const { a, b } = await twoNodes()
    for (let time = 0; time < 20; time++) {
      const room = newRoom()
      a.subscribe(room, ({ kind }) => kind === 'row' && a.publish(room, row(2n)))
      const { stop } = await hearFrom(b, a, room)
      stop()
      const heard = hear(b, room)
      b.publish(room, row(1n))
      await vi.waitFor(() => expect(heard.rows).toEqual([row(2n)]), SOON)
    }
  })

  test.skipIf(skip)(
    'takes what is published after it was closed, and before, without a word',
    async () => {
      const { a, b } = await twoNodes()
      const room = newRoom()
      const heard = await hearFrom(a, b, room)
      a.publish(room, row(1n))
      await a.close()
      a.publish(room, row(2n))
      await vi.waitFor(() => expect(heard.rows).toEqual([row(1n)]), SOON)
    },
  )
})

describe.skipIf(!hasValkey())('SYNC-27 with Valkey', () => {
  const node = (secret = SECRET) => {
    const bus = createValkeyBus({ url: valkey?.url ?? '', secret, log })
    open.push(bus)
    return bus
  }

  test('entries that do not read stop no others', async () => {
    const [a, b] = [node(), node()]
    const room = newRoom()
    const heard = await hearFrom(a, b, room)
    a.publish(room, row(1n))
    await vi.waitFor(() => expect(heard.rows).toHaveLength(1), SOON)
    const foreign = new Redis(valkey?.url ?? '')
    const stream = streamOf(room)
    await foreign.xadd(stream, '*', 'm', Buffer.from([1, 200, 3]))
    await foreign.xadd(stream, '*', 'what', 'ever', 'else', '')
    await foreign.xadd(stream, '*', 'm', '')
    foreign.disconnect()
    a.publish(room, row(2n))
    await vi.waitFor(() => expect(heard.rows).toEqual([row(1n), row(2n)]), SOON)
  })

  test('what somebody without the secret writes into a stream is not believed', async () => {
    const [a, b] = [node(), node()]
    const room = newRoom()
    const heard = await hearFrom(a, b, room)
    const forged = encodeEntry({ sender: 'a node', room, message: row(1n) })
    const foreign = new Redis(valkey?.url ?? '')
    await foreign.xadd(streamOf(room), '*', 'm', Buffer.from(forged))
    const sealed = installationOf('a guess').seal(forged)
    await foreign.xadd(streamOf(room), '*', 'm', Buffer.from(sealed))
    foreign.disconnect()
    a.publish(room, row(2n))
    await vi.waitFor(() => expect(heard.rows).toEqual([row(2n)]), SOON)
  })

  test('two installations on one Valkey never meet', async () => {
    const another = 'the secret of another installation'
    const [ours, again, theirs, twin] = [node(), node(), node(another), node(another)]
    const room = newRoom()
    const heard = await hearFrom(ours, again, room)
    const heardThere = await hearFrom(theirs, twin, room)
    theirs.publish(room, row(1n))
    await vi.waitFor(() => expect(heardThere.rows).toEqual([row(1n)]), SOON)
    ours.publish(room, row(2n))
    await vi.waitFor(() => expect(heard.rows).toEqual([row(2n)]), SOON)
  })

  test('a row too large for it becomes a hint to look', async () => {
    const [a, b] = [node(), node()]
    const room = newRoom()
    const heard = await hearFrom(a, b, room)
    a.publish(room, row(1n))
    await vi.waitFor(() => expect(heard.rows).toHaveLength(1), SOON)
    const before = heard.all.length
    a.publish(room, row(2n, new Uint8Array(100_000)))
    await vi.waitFor(() => expect(heard.all.slice(before)).toEqual([{ kind: 'look' }]), SOON)
  })

  test('a password that is refused is not logged', async () => {
    const admin = new Redis(valkey?.url ?? '')
    await admin.config('SET', 'requirepass', 'the right one')
    const lines: string[] = []
    const written = pino({}, { write: (line) => lines.push(line) })
    const url = new URL(valkey?.url ?? '')
    url.password = 'a-wrong-one'
    open.push(createValkeyBus({ url: url.href, secret: SECRET, log: written }))
    try {
      await vi.waitFor(() => expect(lines.join()).toContain('Valkey is away'), SOON)
      expect(lines.join()).toContain('WRONGPASS')
      expect(lines.join()).not.toContain('a-wrong-one')
    } finally {
      await admin.config('SET', 'requirepass', '')
      admin.disconnect()
    }
  })

  test('flushed streams, whose ids begin again lower, are read on', async () => {
    const [a, b] = [node(), node()]
    const room = newRoom()
    const heard = await hearFrom(a, b, room)
    a.publish(room, row(1n))
    await vi.waitFor(() => expect(heard.rows).toHaveLength(1), SOON)
    const before = heard.all.length
    const admin = new Redis(valkey?.url ?? '')
    await admin.flushall()
    await admin.xadd(streamOf(room), '5-1', 'm', 'an id lower than any that was read')
    await vi.waitFor(() => expect(heard.all.slice(before)).toContainEqual({ kind: 'look' }), SOON)
    admin.disconnect()
    a.publish(room, row(2n))
    await vi.waitFor(() => expect(heard.rows).toEqual([row(1n), row(2n)]), SOON)
  })

  test('a restarted one is used again, and listeners look at what they may have missed', async () => {
    const [a, b] = [node(), node()]
    const room = newRoom()
    const heard = await hearFrom(a, b, room)
    a.publish(room, row(1n))
    await vi.waitFor(() => expect(heard.rows).toHaveLength(1), SOON)
    const before = heard.all.length
    await valkey?.kill()
    for (let seq = 2n; seq < 100n; seq++) a.publish(room, row(seq))
    await valkey?.restart()
    await vi.waitFor(() => expect(heard.all.slice(before)).toContainEqual({ kind: 'look' }), SOON)
    await vi.waitFor(() => {
      a.publish(room, row(100n))
      expect(heard.rows.at(-1)).toEqual(row(100n))
    }, SOON)
  })

  test('while it hangs, publishing neither waits nor grows, and afterwards goes on', async () => {
    const [a, b] = [node(), node()]
    const room = newRoom()
    const heard = await hearFrom(a, b, room)
    valkey?.pause()
    const before = await dropped()
    for (let seq = 0n; seq < 4_000n; seq++) a.publish(room, row(seq, new Uint8Array(16_000)))
    expect((await dropped()) - before).toBeGreaterThan(3_000)
    valkey?.resume()
    await vi.waitFor(() => {
      a.publish(room, row(9_999n))
      expect(heard.rows.at(-1)).toEqual(row(9_999n))
    }, SOON)
  })
})
