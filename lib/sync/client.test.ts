import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { ChangeLedger } from './change-ledger'
import { savedState } from './connection-state'
import { EMPTY_UPDATE } from './merge'
import { earliest } from './unsaved-marks'
import { textIn } from './unsaved-text'

function changes(...words: string[]): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update) => updates.push(update))
  for (const word of words) doc.getText('cards').insert(doc.getText('cards').length, word)
  return updates
}

const [one = new Uint8Array(), two = new Uint8Array()] = changes('one ', 'two')

describe('SYNC-6 what is saved is what the server has numbered back', () => {
  test('a number stands for the changes before it and not for later ones', () => {
    const ledger = new ChangeLedger()
    ledger.change(one, 100)
    const { n } = ledger.take(150)
    ledger.change(two, 160)
    expect(ledger.unsavedSince).toBe(100)
    ledger.saved(n)
    expect(ledger.allSaved).toBe(false)
    expect(ledger.unsavedSince).toBe(160)
    expect(textIn(ledger.unsaved)).toBe('two')
    ledger.saved(ledger.take(200).n)
    expect(ledger.allSaved).toBe(true)
    expect(ledger.unsavedSince).toBeNull()
  })

  test('numbers of a connection that is gone count for nothing on the next', () => {
    const ledger = new ChangeLedger()
    ledger.change(one, 100)
    const lost = ledger.take(150)
    const again = ledger.restart(lost.update, 900)
    expect(again.n).toBeGreaterThan(lost.n)
    ledger.saved(lost.n)
    expect(ledger.allSaved).toBe(false)
    expect(ledger.unsavedSince).toBe(100)
    ledger.saved(again.n)
    expect(ledger.allSaved).toBe(true)
  })
})

describe('SYNC-25 what an earlier page left on this device is not called saved', () => {
  test('when it is known before the connection', () => {
    const ledger = new ChangeLedger()
    ledger.inherit(100)
    expect(ledger.allSaved).toBe(false)
    expect(ledger.unsavedSince).toBe(100)
    ledger.saved(ledger.restart(one, 200).n)
    expect(ledger.allSaved).toBe(true)
  })

  test('when it shows on joining that the server lacks it', () => {
    const ledger = new ChangeLedger()
    const { n } = ledger.restart(one, 200)
    expect(ledger.allSaved).toBe(false)
    ledger.saved(n)
    expect(ledger.allSaved).toBe(true)
  })

  test('and nothing is unsaved where nothing was left', () => {
    const ledger = new ChangeLedger()
    ledger.restart(EMPTY_UPDATE, 200)
    expect(ledger.allSaved).toBe(true)
  })

  test('of several tabs that left something, the earliest state counts', () => {
    const state = (...clocks: [client: number, clock: number][]) =>
      Y.encodeStateVector(new Map(clocks))
    const states = [state([1, 5], [2, 7]), state([1, 9], [3, 4])]
    expect(Y.decodeStateVector(earliest(states))).toEqual(
      new Map([
        [1, 5],
        [2, 0],
      ]),
    )
  })
})

describe('SYNC-25 the saved state', () => {
  const joined = { downSince: null, allSaved: true, unsavedSince: null, kept: false }

  test('says saved only when everything is committed', () => {
    expect(savedState(joined, 0).saved).toBe('saved')
    const writing = { ...joined, allSaved: false, unsavedSince: 1_000 }
    expect(savedState(writing, 1_000)).toEqual({ saved: 'saving', lookAgainIn: 2_500 })
    expect(savedState(writing, 4_000)).toEqual({ saved: 'not-saved', lookAgainIn: null })
  })

  test('says offline and kept only when the newest change is on the disk', () => {
    const away = { ...joined, downSince: 1_000, allSaved: false, unsavedSince: 1_000 }
    expect(savedState({ ...away, kept: true }, 1_100).saved).toBe('saving')
    expect(savedState({ ...away, kept: true }, 9_000).saved).toBe('offline')
    expect(savedState({ ...away, kept: false }, 9_000).saved).toBe('not-saved')
  })
})

test('SYNC-24 the words of what was refused are readable, a line for each place', () => {
  const doc = new Y.Doc()
  const title = new Y.Text()
  doc.getMap('cards').set('a', new Y.Map([['title', title]]))
  for (const letter of 'Price of ') title.insert(title.length, letter)
  title.insert(title.length, 'seaweed')
  const body = new Y.XmlFragment()
  doc.getMap<Y.Map<unknown>>('cards').get('a')?.set('body', body)
  const paragraph = new Y.XmlElement('paragraph')
  body.push([paragraph])
  paragraph.push([new Y.XmlText('It falls.')])
  expect(textIn(Y.encodeStateAsUpdate(doc)).split('\n')).toEqual(['Price of seaweed', 'It falls.'])
})
