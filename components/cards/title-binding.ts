import type * as Y from 'yjs'
import type { ChangeOrigin } from '@/lib/boards/doc'
import { changeTitle } from '@/lib/cards/doc'
import { caretAfter, type Delta, textChange } from './text-change'

/** The part of an input that a binding needs. */
export type TextInput = Pick<
  HTMLTextAreaElement,
  'value' | 'selectionStart' | 'selectionEnd' | 'setSelectionRange'
>

/**
 * Keeps an input and a shared text equal. What is typed goes out as the smallest change;
 * what others type comes in without moving the caret from its word. While a composition
 * (accents, Chinese) is under way the input is left alone, and both are joined at its end.
 */
export class TitleBinding {
  private shown: string
  private composing = false
  private waiting: Delta[] = []

  constructor(
    private readonly text: Y.Text,
    private readonly input: TextInput,
    private readonly origin: ChangeOrigin,
  ) {
    this.shown = text.toString()
    this.input.value = this.shown
    text.observe(this.onText)
  }

  /** Call after every input event. */
  typed(): void {
    if (this.composing) return
    const oneLine = this.input.value.replace(/\s*[\r\n]+\s*/g, ' ')
    if (oneLine !== this.input.value) this.input.value = oneLine
    const change = textChange(this.shown, oneLine, this.input.selectionStart)
    if (!change) return
    this.shown = oneLine
    changeTitle(this.text, change, this.origin)
  }

  compositionStarted(): void {
    this.composing = true
  }

  compositionEnded(): void {
    const { value, selectionStart } = this.input
    const change = textChange(this.shown, value, selectionStart)
    const caret = this.waiting.reduce(caretAfter, selectionStart)
    if (change) {
      const index = this.waiting.reduce(caretAfter, change.index)
      const end = this.waiting.reduce(caretAfter, change.index + change.remove)
      changeTitle(this.text, { ...change, index, remove: end - index }, this.origin)
    }
    this.composing = false
    this.waiting = []
    this.show(this.text.toString(), caret, caret)
  }

  destroy(): void {
    this.text.unobserve(this.onText)
  }

  private onText = (event: Y.YTextEvent) => {
    const delta = event.delta as Delta
    if (this.composing) {
      this.waiting.push(delta)
      return
    }
    const text = this.text.toString()
    if (text === this.shown) return
    this.show(
      text,
      caretAfter(this.input.selectionStart, delta),
      caretAfter(this.input.selectionEnd, delta),
    )
  }

  private show(text: string, start: number, end: number): void {
    this.shown = text
    if (this.input.value === text) return
    this.input.value = text
    this.input.setSelectionRange(start, end)
  }
}
