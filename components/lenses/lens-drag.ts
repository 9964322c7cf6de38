import { createStore } from '../boards/store'
import type { Target } from './target'

/** What a hand holds over a lens, and where it would go. */
export type Held = {
  cards: readonly string[]
  /** Of the window, in pixels. */
  pointer: readonly [x: number, y: number]
  over: Target | null
}

type Press = Pick<PointerEvent, 'clientX' | 'clientY' | 'pointerId' | 'pointerType'>

/** Pixels that a mouse moves before it drags rather than clicks. */
const SLACK = 4
/** A finger that stays so long, in milliseconds, and moves less than this, takes the card. */
const HOLD = 220
const FINGER_SLACK = 8

export type DragParts = {
  /** What is under a point of the window. */
  targetAt: (x: number, y: number) => Target | null
  onDrop: (cards: readonly string[], target: Target) => void
}

/** Dragging cards with mouse, pen or finger; a finger that moves at once scrolls instead. */
export class LensDrag {
  readonly held = createStore<Held | null>(null)
  private stop: () => void = () => undefined

  constructor(private readonly parts: DragParts) {}

  /** A pointer went down on cards: it may become a drag. */
  press(event: Press, cards: readonly string[]): void {
    this.cancel()
    const { pointerId, clientX, clientY } = event
    const byFinger = event.pointerType === 'touch'
    const listening = new AbortController()
    const take = () => this.hold(cards, [clientX, clientY])
    const waiting = byFinger ? setTimeout(take, HOLD) : null
    this.stop = () => {
      listening.abort()
      if (waiting) clearTimeout(waiting)
      this.held.set(null)
    }
    let letGo = false
    const onMove = (move: PointerEvent) => {
      if (move.pointerId !== pointerId || letGo) return
      if (this.held.get()) return this.hold(cards, [move.clientX, move.clientY])
      const far = Math.hypot(move.clientX - clientX, move.clientY - clientY)
      if (byFinger && far > FINGER_SLACK) this.cancel()
      else if (!byFinger && far > SLACK) this.hold(cards, [move.clientX, move.clientY])
    }
    const onUp = (up: PointerEvent) => {
      if (up.pointerId !== pointerId) return
      const held = this.held.get()
      this.cancel()
      if (held || letGo) swallowClick()
      if (held?.over) this.parts.onDrop(held.cards, held.over)
    }
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== 'Escape' || !this.held.get()) return
      key.preventDefault()
      key.stopPropagation()
      letGo = true
      this.held.set(null)
    }
    const { signal } = listening
    window.addEventListener('pointermove', onMove, { signal })
    window.addEventListener('pointerup', onUp, { signal })
    window.addEventListener('pointercancel', () => this.cancel(), { signal })
    window.addEventListener('keydown', onKey, { signal, capture: true })
    // Once a finger holds a card the page must not scroll under it.
    const onTouch = (touch: TouchEvent) => {
      if (this.held.get()) touch.preventDefault()
    }
    window.addEventListener('touchmove', onTouch, { signal, passive: false })
  }

  cancel = (): void => {
    this.stop()
    this.stop = () => undefined
  }

  private hold(cards: readonly string[], pointer: readonly [number, number]): void {
    this.held.set({ cards, pointer, over: this.parts.targetAt(pointer[0], pointer[1]) })
  }
}

/** The click that ends a drag chooses nothing. */
function swallowClick(): void {
  const listening = new AbortController()
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, once: true, signal: listening.signal })
  setTimeout(() => listening.abort())
}
