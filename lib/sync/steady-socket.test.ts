import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SteadySocket } from './steady-socket'

/** A line whose far end is in the hands of the test. */
class Line {
  static lines: Line[] = []
  readonly address: string
  binaryType = 'blob'
  isClosed = false
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  constructor(address: string | URL) {
    this.address = String(address)
    Line.lines.push(this)
  }
  says(...bytes: number[]): void {
    this.onmessage?.({ data: Uint8Array.from(bytes).buffer })
  }
  breaks(code = 1006): void {
    this.onclose?.({ code })
  }
  close(): void {
    this.isClosed = true
  }
}

function steady() {
  const heard: number[][] = []
  const ended: number[] = []
  let asked = 0
  const socket = new SteadySocket({
    address: () => `ws://here/${asked++}`,
    socket: Line as unknown as typeof WebSocket,
    onMessage: (data) => heard.push([...data]),
    onEnd: (code) => ended.push(code),
  })
  socket.resume()
  return { socket, heard, ended }
}

const lines = () => Line.lines
const last = () => lines().at(-1) ?? new Line('none')

beforeEach(() => {
  Line.lines = []
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('SYNC-25 a line that breaks comes back, later each time, and at its own moment', () => {
  vi.spyOn(Math, 'random').mockReturnValue(1)
  steady()
  const waits = [200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000]
  for (const [at, wait] of waits.entries()) {
    last().breaks()
    vi.advanceTimersByTime(wait - 1)
    expect(lines()).toHaveLength(at + 1)
    vi.advanceTimersByTime(1)
    expect(lines()).toHaveLength(at + 2)
  }
  vi.mocked(Math.random).mockReturnValue(0)
  last().breaks()
  vi.advanceTimersByTime(5_000)
  expect(lines()).toHaveLength(waits.length + 2)
  expect(last().address).toBe(`ws://here/${waits.length + 1}`)
})

test('SYNC-25 a line that carried something starts over with short waits', () => {
  const { heard } = steady()
  for (let round = 0; round < 6; round++) {
    last().breaks()
    vi.advanceTimersByTime(10_000)
  }
  last().says(103, 1)
  expect(heard).toEqual([[103, 1]])
  last().breaks()
  vi.advanceTimersByTime(200)
  expect(lines()).toHaveLength(8)
})

test('SYNC-22 a line that says nothing for 45 s is dead, and another is opened', () => {
  steady()
  vi.advanceTimersByTime(44_000)
  last().says(1, 0)
  vi.advanceTimersByTime(44_999)
  expect(lines()).toHaveLength(1)
  vi.advanceTimersByTime(201)
  expect(lines()).toHaveLength(2)
  expect(lines()[0]?.isClosed).toBe(true)
  lines()[0]?.says(103)
  lines()[0]?.breaks()
  vi.advanceTimersByTime(10_000)
  expect(lines()).toHaveLength(2)
})

test.each([4400, 4401, 4403, 4408, 4413])('SYNC-4 after %i nobody comes back unasked', (code) => {
  const { socket, ended } = steady()
  last().breaks(code)
  vi.advanceTimersByTime(600_000)
  expect(lines()).toHaveLength(1)
  expect(ended).toEqual([code])
  socket.resume()
  expect(lines()).toHaveLength(2)
})

test('SYNC-25 one that was stopped hangs up and stays away; resuming twice opens one line', () => {
  const { socket, heard } = steady()
  socket.stop()
  expect(last().isClosed).toBe(true)
  last().says(103)
  vi.advanceTimersByTime(600_000)
  expect(heard).toEqual([])
  expect(lines()).toHaveLength(1)
  socket.resume()
  socket.resume()
  expect(lines()).toHaveLength(2)
})
