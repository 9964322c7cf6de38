import fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { Marks } from './marks'

const additions = fc.array(fc.tuple(fc.nat(2), fc.nat(60), fc.integer({ min: 1, max: 8 })))

const told = (marks: Marks) =>
  [0, 1, 2].flatMap((client) =>
    Array.from({ length: 80 }, (_, clock) => marks.has({ client, clock })),
  )

test('exactly what was marked is marked, in whatever order it came', () => {
  fc.assert(
    fc.property(additions, (added) => {
      const marks = new Marks()
      const expected = new Set<string>()
      for (const [client, from, length] of added) {
        marks.add(client, from, from + length)
        for (let clock = from; clock < from + length; clock++) expected.add(`${client}:${clock}`)
      }
      const wanted = [0, 1, 2].flatMap((client) =>
        Array.from({ length: 80 }, (_, clock) => expected.has(`${client}:${clock}`)),
      )
      expect(told(marks)).toEqual(wanted)
    }),
  )
})

test('marks read back as they were written', () => {
  fc.assert(
    fc.property(additions, (added) => {
      const marks = new Marks()
      for (const [client, from, length] of added) marks.add(client, from, from + length)
      const encoder = encoding.createEncoder()
      marks.write(encoder)
      const again = new Marks()
      again.read(decoding.createDecoder(encoding.toUint8Array(encoder)))
      expect(told(again)).toEqual(told(marks))
    }),
  )
})
