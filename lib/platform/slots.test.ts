import { expect, test } from 'vitest'
import { createSlots } from './slots'

/** Works that end when they are told to. */
function works() {
  const begun: number[] = []
  const ends: (() => void)[] = []
  const work = (name: number) => () => {
    begun.push(name)
    return new Promise<number>((resolve) => ends.push(() => resolve(name)))
  }
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  const endOldest = async () => {
    ends.shift()?.()
    await settle()
  }
  return { begun, work, endOldest, settle }
}

test('two run, the others wait in order, and each gets its own answer', async () => {
  const { begun, work, endOldest, settle } = works()
  const inSlot = createSlots({ running: 2, waiting: 10 })
  const answers = Promise.all([1, 2, 3, 4, 5].map((name) => inSlot(work(name))))
  await settle()
  expect(begun).toEqual([1, 2])
  await endOldest()
  expect(begun).toEqual([1, 2, 3])
  await endOldest()
  expect(begun).toEqual([1, 2, 3, 4])
  for (let i = 0; i < 3; i++) await endOldest()
  expect(await answers).toEqual([1, 2, 3, 4, 5])
})

test('when no more may wait, work is refused at once and never begins', async () => {
  const { begun, work, endOldest, settle } = works()
  const inSlot = createSlots({ running: 1, waiting: 1 })
  const accepted = [inSlot(work(1)), inSlot(work(2))]
  expect(await inSlot(work(3))).toBeNull()
  await endOldest()
  await endOldest()
  expect(await Promise.all(accepted)).toEqual([1, 2])
  const later = inSlot(work(4))
  await settle()
  await endOldest()
  expect(await later).toBe(4)
  expect(begun).toEqual([1, 2, 4])
})

test('work that fails gives its slot back', async () => {
  const inSlot = createSlots({ running: 1, waiting: 1 })
  const failing = inSlot(() => Promise.reject(new Error('no')))
  const next = inSlot(async () => 'next')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('next')
  expect(await inSlot(async () => 'again')).toBe('again')
})
