import { expect, test } from 'vitest'
import { createTurns } from './turns'

test('work for one key runs one at a time and in order, also after a failure', async () => {
  const inTurn = createTurns()
  const seen: string[] = []
  let running = 0
  const work = (name: string, fails = false) =>
    inTurn('a', async () => {
      expect(running).toBe(0)
      running += 1
      await Promise.resolve()
      running -= 1
      seen.push(name)
      if (fails) throw new Error(name)
      return name
    })
  const results = await Promise.allSettled([work('first'), work('second', true), work('third')])
  expect(seen).toEqual(['first', 'second', 'third'])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('another key does not wait', async () => {
  const inTurn = createTurns()
  let open = () => {}
  const held = inTurn('a', () => new Promise<void>((resolve) => (open = resolve)))
  expect(await inTurn('b', async () => 'done')).toBe('done')
  open()
  await held
})
