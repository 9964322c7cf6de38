import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/platform/chain'
import { projectBoard } from '@/lib/sync/projection'
import { dialectOf, type PeerName } from '../dialects'
import { type Latencies, latenciesOf } from '../measure/percentiles'
import { answering } from '../processes/answering'
import { Arrivals } from './arrivals'
import { Editor } from './editor'
import { pace } from './pacing'
import { openReader, type Reader } from './readers'
import { Usage } from './usage'
import { until } from './waiting'

export type EditingJoin = {
  peer: PeerName
  port: number
  room: string
  /** One editor each. */
  editors: readonly string[]
  /** One real Yjs client each. */
  readers: readonly string[]
}

export type EditingPlan = {
  seconds: number
  updatesPerSecond: number
  /** Pointers a second of each editor; 0 for none. */
  pointersPerSecond: number
}

export type Edited = {
  updates: number
  /** The share of a core that this process used while it edited. */
  share: number
  toPeer: Latencies
  /** `null` where nothing is acknowledged. */
  toSaved: Latencies | null
}

let editors: Editor[] = []
let readers: Reader[] = []
let arrivals: Arrivals[] = []

export const commands = {
  async join({ peer, port, room, ...cookies }: EditingJoin): Promise<void> {
    const dialect = dialectOf(peer, room)
    readers = cookies.readers.map((cookie) => openReader(peer, { port, room, cookie }))
    await until('the real clients have joined', () => readers.every((reader) => reader.isJoined()))
    editors = cookies.editors.map((cookie, at) => new Editor({ port, dialect, cookie }, at))
    await Promise.all(editors.map(({ visitor }) => visitor.joined))
    arrivals = readers.map((reader) => new Arrivals(reader, editors))
    for (const editor of editors) editor.makeCard()
    await settled()
  },

  /** Edits for so many seconds and waits until everybody has everything. */
  async edit({ seconds, updatesPerSecond, pointersPerSecond }: EditingPlan): Promise<Edited> {
    for (const arrival of arrivals) arrival.milliseconds = []
    for (const editor of editors) editor.savedAfter = []
    const usage = new Usage()
    const each = (perSecond: number, act: (editor: Editor, n: number) => void) =>
      pace({ perSecond: perSecond * editors.length, seconds }, (n) => {
        const editor = editors[n % editors.length]
        if (editor) act(editor, Math.floor(n / editors.length))
      })
    const [updates] = await Promise.all([
      each(updatesPerSecond, (editor, n) => editor.edit(n)),
      each(pointersPerSecond, (editor, n) => editor.point(n)),
    ])
    const { share } = usage
    await settled()
    const saved = editors.flatMap(({ savedAfter }) => savedAfter)
    return {
      updates,
      share,
      toPeer: latenciesOf(arrivals.flatMap(({ milliseconds }) => milliseconds)),
      toSaved: saved.length > 0 ? latenciesOf(saved) : null,
    }
  },

  /** What each real document says, as SHA-256 of its projection. */
  digests: (): string[] =>
    readers.map(({ doc }) =>
      createHash('sha256')
        .update(canonicalJson(projectBoard(doc)))
        .digest('hex'),
    ),

  leave(): void {
    for (const reader of readers) reader.close()
    for (const { visitor } of editors) visitor.socket.close()
    editors = []
    readers = []
    arrivals = []
  },
}

async function settled(): Promise<void> {
  await until('everybody has every edit', () => {
    const gone = editors.find(({ visitor }) => visitor.socket.closedWith !== null)
    if (gone) throw new Error(`an editor has gone: ${gone.visitor.socket.closedWith}`)
    return arrivals.every(({ hasAll }) => hasAll) && editors.every(({ unsaved }) => unsaved === 0)
  })
}

answering(commands)
