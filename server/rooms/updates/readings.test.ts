import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import { type Limits, NO_LIMITS } from './judging'
import { Readings } from './readings'
import { forged, judged, type Write } from './testing'

const collected: Write = (encoder) => {
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint(encoder, 1)
}
const structs = (count: number) =>
  forged(
    2,
    Array.from({ length: count }, () => collected),
  )

describe('SYNC-23 reading costs whoever sends', () => {
  test('more structs than an update may hold are refused before they are read', () => {
    const judge = (count: number) => judged(structs(count), undefined, LIMITED)
    const LIMITED: Limits = { ...NO_LIMITS, maxStructs: 1_000 }
    expect(judge(1_000).kind).toBe('accepted')
    expect(judge(1_001)).toEqual({ kind: 'malformed', reason: 'too many structs' })
  })

  test('an update counts with all of its structs and bytes, also when nothing of it is taken', () => {
    const heard: unknown[] = []
    const limits: Limits = { ...NO_LIMITS, onRead: (work) => heard.push(work) }
    const bytes = structs(500)
    judged(bytes, undefined, limits)
    judged(bytes.subarray(0, 100), undefined, limits)
    expect(heard).toEqual([
      { bytes: bytes.length, structs: 500 },
      { bytes: 100, structs: 0 },
    ])
  })

  test('whoever has sent much waits, others do not, and it is paid with time', () => {
    let now = 0
    const readings = new Readings(() => now)
    const send = (person: string) => readings.count({ bytes: 6_400, structs: 200_000 }, person)
    for (let n = 0; n < 2; n++) send('kari')
    const wait = readings.waitOf('kari')
    expect(wait).toBeGreaterThan(0)
    expect(readings.waitOf('per')).toBe(0)
    now += wait - 1
    expect(readings.waitOf('kari')).toBe(1)
    now += 1
    expect(readings.waitOf('kari')).toBe(0)
    send('kari')
    expect(readings.waitOf('kari')).toBeGreaterThan(1_000)
  })

  test('what twenty tabs of one person type all day never waits', () => {
    let now = 0
    const readings = new Readings(() => now)
    for (let second = 0; second < 600; second++) {
      for (let update = 0; update < 20 * 20; update++) {
        readings.count({ bytes: 200, structs: 10 }, 'kari')
      }
      expect(readings.waitOf('kari')).toBe(0)
      now += 1_000
    }
  })
})
