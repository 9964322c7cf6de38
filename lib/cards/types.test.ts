import { expect, test } from 'vitest'
import { fieldIdSchema } from './schema'
import { CARD_TYPES, type CardTypeEntry, findField } from './types'

const types: readonly CardTypeEntry[] = CARD_TYPES

test('every type, field and choice has its words in three languages', () => {
  for (const { id, name, help, fields } of types) {
    const words = fields.flatMap((field) => [
      field.name,
      ...(field.help ? [field.help] : []),
      ...(field.kind === 'choice' ? field.options.map((option) => option.name) : []),
    ])
    for (const { en, nb, nn } of [name, help, ...words]) {
      for (const text of [en, nb, nn]) expect(text.trim(), id).not.toBe('')
    }
  }
})

test('ids of fields can stand in a document and are unique within a type, as are choices', () => {
  for (const { id, fields } of types) {
    expect(new Set(fields.map((field) => field.id)).size, id).toBe(fields.length)
    for (const field of fields) {
      expect(fieldIdSchema.safeParse(field.id).success, field.id).toBe(true)
      if (field.kind !== 'choice') continue
      const options = new Set(field.options.map((option) => option.id))
      expect(options.size).toBe(field.options.length)
    }
  }
})

test('types that share a field agree on what it holds, so that a change of type keeps its sense', () => {
  for (const { fields } of types) {
    for (const field of fields) {
      const known = findField(field.id)
      expect(known?.kind).toBe(field.kind)
      if (field.kind === 'choice') expect(known).toBe(field)
    }
  }
})

test('what a type requires is among what it uses', () => {
  for (const { uses = [], requires = [] } of types) {
    for (const field of requires) expect(uses).toContain(field)
  }
})
