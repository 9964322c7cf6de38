import { createStore } from './store'

/** Screen readers get one message in this time at most, in milliseconds; the last one wins. */
const PAUSE = 3000

/** Polite messages for people who listen instead of look. */
export class Announcer {
  readonly message = createStore('')
  private next: string | null = null
  private resting: ReturnType<typeof setTimeout> | null = null

  say = (message: string): void => {
    if (this.resting) {
      this.next = message
      return
    }
    this.message.set(message)
    this.resting = setTimeout(this.rested, PAUSE)
  }

  stop(): void {
    if (this.resting) clearTimeout(this.resting)
    this.resting = null
    this.next = null
  }

  private rested = () => {
    this.resting = null
    const { next } = this
    this.next = null
    if (next !== null) this.say(next)
  }
}
