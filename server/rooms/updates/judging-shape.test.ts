import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Rejection } from '@/lib/sync/messages'
import type { Verdict } from './judging'
import { MAX_NESTING } from './nesting'
import { forged, judged, learned, typeIn, typeInRoot } from './testing'

const TANGLED = { kind: 'rejected', code: Rejection.tangled }

describe('SYNC-7 deep nesting is refused', () => {
  const nested = (count: number) =>
    forged(
      2,
      Array.from({ length: count }, (_, at) => (at === 0 ? typeInRoot : typeIn(2, at - 1))),
    )

  test('within one update', () => {
    expect(judged(nested(MAX_NESTING)).kind).toBe('accepted')
    expect(judged(nested(MAX_NESTING + 1))).toEqual(TANGLED)
    expect(judged(nested(10_000))).toEqual(TANGLED)
  })

  test('across updates, one level at a time', () => {
    const known = learned(nested(1))
    let level = 1
    let verdict: Verdict
    do {
      verdict = judged(forged(2, [typeIn(2, level - 1)], level), known)
      if (verdict.kind === 'accepted') known.learn(verdict.update)
      level += 1
    } while (verdict.kind === 'accepted' && level < 1_000)
    expect(verdict).toEqual(TANGLED)
    expect(level).toBeLessThanOrEqual(MAX_NESTING + 1)
  })

  test('a list in a list in a list is not deep', () => {
    const doc = new Y.Doc()
    let list: Y.XmlFragment | Y.XmlElement = new Y.XmlFragment()
    doc.getMap('cards').set('a', new Y.Map([['body', list]]))
    for (let level = 0; level < 10; level++) {
      const [outer, inner]: Y.XmlElement[] = [
        new Y.XmlElement('bulletList'),
        new Y.XmlElement('listItem'),
      ]
      if (!outer || !inner) throw new Error('there are two')
      list.insert(0, [outer])
      outer.insert(0, [inner])
      list = inner
    }
    expect(judged(Y.encodeStateAsUpdate(doc)).kind).toBe('accepted')
  })
})
