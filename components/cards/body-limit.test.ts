import { getSchema } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import { CARD_LIMITS } from '@/lib/cards/schema'
import { BODY_CONTENT } from './body-extensions'
import { bodyLimit } from './body-limit'

const schema = getSchema([...BODY_CONTENT])

function editor() {
  const refused = { times: 0 }
  const plugin = bodyLimit(() => {
    refused.times += 1
  })
  return { state: EditorState.create({ schema, plugins: [plugin] }), refused }
}

test('a body takes text up to its limit, and says when there is no room for more', () => {
  const { state, refused } = editor()
  const full = state.apply(state.tr.insertText('x'.repeat(CARD_LIMITS.body)))
  expect(full.doc.textContent).toHaveLength(CARD_LIMITS.body)
  expect(refused.times).toBe(0)
  const after = full.apply(full.tr.insertText('y', 1))
  expect(after.doc.textContent).not.toContain('y')
  expect(refused.times).toBe(1)
  const split = full.apply(full.tr.split(10))
  expect(split.doc.childCount).toBe(1)
})

test('what others write comes in, and a text that is too long can still be shortened', () => {
  const { state, refused } = editor()
  const theirs = state.tr.insertText('x'.repeat(CARD_LIMITS.body + 100))
  const over = state.apply(theirs.setMeta(ySyncPluginKey, { isChangeOrigin: true }))
  expect(over.doc.textContent).toHaveLength(CARD_LIMITS.body + 100)
  const shorter = over.apply(over.tr.delete(1, 11))
  expect(shorter.doc.textContent).toHaveLength(CARD_LIMITS.body + 90)
  expect(refused.times).toBe(0)
})

test('lines in lists count as they are read', () => {
  const { state, refused } = editor()
  const { bulletList, listItem, paragraph } = schema.nodes
  const item = (words: string) =>
    listItem?.create(null, paragraph?.create(null, schema.text(words)))
  const first = 'x'.repeat(CARD_LIMITS.body - 2)
  const list = bulletList?.create(null, [item(first) ?? [], item('y') ?? []].flat())
  if (!list) throw new Error('no list')
  const full = state.apply(state.tr.replaceWith(0, state.doc.content.size, list))
  expect(full.doc.textContent).toHaveLength(CARD_LIMITS.body - 1)
  full.apply(full.tr.insertText('z', 3))
  expect(refused.times).toBe(1)
})
