import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LensDrag } from './lens-drag'
import type { Target } from './target'

// A window is nothing but an event target here; pointers are plain events.
const page = new EventTarget()

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', page)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function fire(type: string, fields: Record<string, unknown> = {}): Event {
  const event = Object.assign(new Event(type, { cancelable: true }), { pointerId: 1, ...fields })
  page.dispatchEvent(event)
  return event
}

function drag(pointerType: string) {
  const drops: [readonly string[], Target][] = []
  const made = new LensDrag({
    targetAt: (x) => (x > 100 ? { zone: 'far' } : null),
    onDrop: (cards, target) => drops.push([cards, target]),
  })
  made.press({ pointerId: 1, clientX: 10, clientY: 10, pointerType }, ['card'])
  return { made, drops }
}

test('a mouse drags once it has moved, and puts the card where it lets go', () => {
  const { made, drops } = drag('mouse')
  fire('pointermove', { clientX: 12, clientY: 10 })
  expect(made.held.get()).toBeNull()
  fire('pointermove', { clientX: 150, clientY: 10 })
  expect(made.held.get()).toMatchObject({ cards: ['card'], over: { zone: 'far' } })
  fire('pointerup', { clientX: 150, clientY: 10 })
  expect(drops).toEqual([[['card'], { zone: 'far' }]])
  expect(made.held.get()).toBeNull()
})

test('a press without a move is a click, and a drop beside everything changes nothing', () => {
  const click = drag('mouse')
  fire('pointerup')
  expect(click.drops).toEqual([])
  const beside = drag('mouse')
  fire('pointermove', { clientX: 50, clientY: 10 })
  fire('pointerup')
  expect(beside.drops).toEqual([])
})

test('Escape puts the card back, whatever the hand does then', () => {
  const { made, drops } = drag('mouse')
  fire('pointermove', { clientX: 150, clientY: 10 })
  fire('keydown', { key: 'Escape' })
  expect(made.held.get()).toBeNull()
  fire('pointermove', { clientX: 160, clientY: 10 })
  fire('pointerup')
  expect(drops).toEqual([])
})

test('a finger that moves at once scrolls; one that stays takes the card and holds the page still', () => {
  const scrolling = drag('touch')
  fire('pointermove', { clientX: 40, clientY: 10 })
  vi.advanceTimersByTime(1000)
  expect(scrolling.made.held.get()).toBeNull()

  const holding = drag('touch')
  expect(fire('touchmove').defaultPrevented).toBe(false)
  vi.advanceTimersByTime(300)
  expect(holding.made.held.get()).not.toBeNull()
  expect(fire('touchmove').defaultPrevented).toBe(true)
  fire('pointermove', { clientX: 150, clientY: 10 })
  fire('pointerup')
  expect(holding.drops).toEqual([[['card'], { zone: 'far' }]])
})
