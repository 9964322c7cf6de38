import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { cardTitle, createCards } from '@/lib/cards/doc'
import { type TextInput, TitleBinding } from './title-binding'

class Input implements TextInput {
  value = ''
  selectionStart = 0
  selectionEnd = 0

  setSelectionRange(start: number | null, end: number | null): void {
    this.selectionStart = start ?? 0
    this.selectionEnd = end ?? 0
  }

  write(value: string, caret = value.length): void {
    this.value = value
    this.setSelectionRange(caret, caret)
  }
}

function bound(title: string) {
  const doc = new Y.Doc()
  createCards(doc, [{ id: 'a', type: 'note', at: [0, 0], createdAt: 0, title }], { source: 'seed' })
  const text = cardTitle(doc, 'a')
  if (!text) throw new Error('no title')
  const input = new Input()
  return { text, input, binding: new TitleBinding(text, input, { source: 'canvas' }) }
}

test('typing goes out as the smallest change, so that others keep their words', () => {
  const { text, input, binding } = bound('Buyers set standards')
  const deltas: unknown[] = []
  text.observe((event) => deltas.push(event.delta))
  input.write('Buyers set the standards', 15)
  binding.typed()
  expect(text.toString()).toBe('Buyers set the standards')
  expect(deltas).toEqual([[{ retain: 11 }, { insert: 'the ' }]])
})

test('what others type comes in and the caret stays in its word', () => {
  const { text, input } = bound('set standards')
  input.setSelectionRange(3, 3)
  text.insert(0, 'Buyers ')
  expect(input.value).toBe('Buyers set standards')
  expect(input.selectionStart).toBe(10)
})

test('a pasted line break becomes a space', () => {
  const { text, input, binding } = bound('')
  input.write('one\r\n two')
  binding.typed()
  expect(text.toString()).toBe('one two')
  expect(input.value).toBe('one two')
})

test('a composition is left alone while others type, and both are joined at its end', () => {
  const { text, input, binding } = bound('fram')
  input.setSelectionRange(4, 4)
  binding.compositionStarted()
  input.write('fram´')
  binding.typed()
  text.insert(0, 'Nye ')
  expect(input.value).toBe('fram´')
  input.write('framé')
  binding.compositionEnded()
  expect(text.toString()).toBe('Nye framé')
  expect(input.value).toBe('Nye framé')
  expect(input.selectionStart).toBe(9)
})

test('a binding that is destroyed neither hears nor changes anything', () => {
  const { text, input, binding } = bound('one')
  binding.destroy()
  text.insert(0, 'x')
  expect(input.value).toBe('one')
})
