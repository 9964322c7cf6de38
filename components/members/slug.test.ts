import { expect, test } from 'vitest'
import { slugSchema } from '@/lib/clusters/schema'
import { slugFrom } from './slug'

test('a name becomes an address that the schema takes', () => {
  for (const [name, slug] of [
    ['Nordvik Cluster', 'nordvik-cluster'],
    ['Næring på Ås', 'naering-pa-as'],
    ['  Blå–grønn  omstilling! ', 'bla-gronn-omstilling'],
    ['Café Zürich', 'cafe-zurich'],
  ] as const) {
    expect(slugFrom(name)).toBe(slug)
    expect(slugSchema.safeParse(slug).success).toBe(true)
  }
})

test('a long name is cut without leaving a hyphen at the end', () => {
  const slug = slugFrom(`${'a'.repeat(59)} b`)
  expect(slug).toBe('a'.repeat(59))
})

test('a name without letters suggests nothing', () => {
  expect(slugFrom('———')).toBe('')
})
