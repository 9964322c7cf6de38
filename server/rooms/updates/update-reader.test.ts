import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createCards } from '@/lib/cards/doc'
import { rootsOf } from '@/lib/sync/rooms'
import { ClockRanges } from './clock-ranges'
import { manyRoots } from './testing'
import { readUpdate } from './update-reader'

const ROOTS = rootsOf('board')

function updateOf(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  change(doc)
  return Y.encodeStateAsUpdate(doc)
}

const isRead = (bytes: Uint8Array) => readUpdate(bytes, ROOTS).ok

describe('SYNC-7 an update is read before anything else sees it', () => {
  test('everything that our documents hold reads', () => {
    const update = updateOf((doc) => {
      createCards(
        doc,
        [{ id: 'a', type: 'driver', at: [1.5, -2], createdAt: 1, title: 'Tare', body: 'en\nto' }],
        { source: 'canvas' },
      )
      const text = new Y.Text('fet skrift 🌊')
      doc.getMap('cards').set('rich', text)
      text.format(0, 3, { bold: { level: 2 } })
      text.insertEmbed(1, { image: null })
      doc.getMap('meta').set('values', [null, true, 1e300, -7, { a: { b: ['c'] } }, 10n])
      doc.getMap('meta').set('bytes', Uint8Array.of(1, 2, 3))
      doc.getMap('cards').delete('a')
    })
    expect(isRead(update)).toBe(true)
  })

  test('clocks, lengths and deletions are those that Yjs counts', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
        const doc = played(edits)
        const result = readUpdate(Y.encodeStateAsUpdate(doc), ROOTS)
        if (!result.ok) throw new Error(result.reason)
        const clocks = new Map(result.update.sections.map(({ client, end }) => [client, end]))
        expect(clocks).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)))
        const deleted = Y.createDeleteSetFromStructStore(doc.store).clients.get(doc.clientID) ?? []
        const ranges = deleted.flatMap(({ clock, len }) => [clock, clock + len])
        expect(result.update.deletes.of(doc.clientID)).toEqual(ranges)
      }),
    )
  })

  test('no truncated update reads, and none throws', () => {
    const update = updateOf((doc) => doc.getText('cards').insert(0, 'a title that is cut'))
    for (let length = 0; length < update.length; length++) {
      expect(isRead(update.slice(0, length))).toBe(false)
    }
  })

  test('what reads can be applied by Yjs; what does not is refused without a throw', () => {
    const valid = updateOf((doc) => {
      doc.getMap('cards').set('a', new Y.Map([['at', [1, 2]]]))
      doc.getText('meta').insert(0, 'words')
    })
    const broken = fc
      .array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
      .map((changes) => {
        const bytes = valid.slice()
        for (const [at, byte] of changes) bytes[at] = byte
        return bytes
      })
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), broken), (bytes) => {
        if (isRead(bytes)) Y.applyUpdate(new Y.Doc(), bytes)
      }),
      { numRuns: 10_000 },
    )
  })

  test('a bomb of seven bytes is refused before anything is allocated', () => {
    expect(isRead(Uint8Array.of(1, 0xff, 0xff, 0xff, 0xff, 0x0f, 1))).toBe(false)
    expect(isRead(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f, 1, 1))).toBe(false)
    expect(isRead(Uint8Array.of(0, 1, 1, 0xff, 0xff, 0xff, 0x0f))).toBe(false)
  })

  test('deletions that name a client twice are refused at the second, even without ranges', () => {
    expect(isRead(Uint8Array.of(0, 2, 5, 1, 0, 1, 4, 1, 0, 1))).toBe(true)
    expect(isRead(Uint8Array.of(0, 2, 5, 1, 0, 1, 5, 1, 2, 1))).toBe(false)
    expect(isRead(Uint8Array.of(0, 2, 5, 0, 5, 0))).toBe(false)
    const add = vi.spyOn(ClockRanges.prototype, 'add')
    const often = Array.from({ length: 10_000 }, (_, at) => [5, 1, 0x80 | (at & 127), at >> 7, 1])
    const count = [(10_000 & 127) | 128, 10_000 >> 7]
    expect(isRead(Uint8Array.from([0, ...count, ...often.flat()]))).toBe(false)
    expect(add).toHaveBeenCalledTimes(1)
    add.mockRestore()
  })

  test('twenty thousand root types are refused', () => {
    expect(isRead(manyRoots(20_000))).toBe(false)
  })

  test('values nested too deeply for a stack are refused', () => {
    const deep = Array.from({ length: 60 }).reduce<unknown>((inner) => [inner], 1)
    expect(isRead(updateOf((doc) => doc.getMap('cards').set('x', deep)))).toBe(false)
  })

  test('names of more than 256 bytes are refused, whatever they name', () => {
    const named: ((doc: Y.Doc, name: string) => void)[] = [
      (doc, name) => doc.getMap('cards').set(name, 1),
      (doc, name) => doc.getXmlFragment('cards').insert(0, [new Y.XmlElement(name)]),
      (doc, name) => doc.getText('cards').insert(0, 'x', { [name]: true }),
    ]
    for (const write of named) {
      expect(isRead(updateOf((doc) => write(doc, 'å'.repeat(128))))).toBe(true)
      expect(isRead(updateOf((doc) => write(doc, `${'å'.repeat(128)}a`)))).toBe(false)
    }
  })

  test('skips, sub-documents and format V2 are refused', () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update) => updates.push(update))
    for (const key of ['a', 'b', 'c']) doc.getMap('cards').set(key, 1)
    const [first, , third] = updates
    if (!first || !third) throw new Error('three edits make three updates')
    expect(isRead(Y.mergeUpdates([first, third]))).toBe(false)
    expect(isRead(updateOf((it) => it.getMap('cards').set('sub', new Y.Doc())))).toBe(false)
    expect(isRead(Y.encodeStateAsUpdateV2(doc))).toBe(false)
    expect(isRead(Y.encodeStateAsUpdateV2(new Y.Doc()))).toBe(false)
  })
})

type Edit = { key: number; value: string; remove: boolean }

const edit: fc.Arbitrary<Edit> = fc.record({
  key: fc.nat(5),
  value: fc.string({ unit: 'grapheme', maxLength: 12 }),
  remove: fc.boolean(),
})

function played(edits: readonly Edit[]): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  const text = doc.getText('cards')
  for (const { key, value, remove } of edits) {
    if (remove && text.length > key) text.delete(key, 1)
    else text.insert(Math.min(key, text.length), value)
  }
  return doc
}
