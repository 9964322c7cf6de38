import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Announcer } from './announcer'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

test('a listener hears one message in three seconds at most, and the last of those that waited', () => {
  const announcer = new Announcer()
  const heard: string[] = []
  announcer.message.subscribe(() => heard.push(announcer.message.get()))
  announcer.say('one')
  announcer.say('two')
  announcer.say('three')
  expect(heard).toEqual(['one'])
  vi.advanceTimersByTime(2999)
  expect(heard).toEqual(['one'])
  vi.advanceTimersByTime(1)
  expect(heard).toEqual(['one', 'three'])
})
