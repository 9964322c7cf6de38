import { log } from '@/lib/platform/log'

type Stop = () => void | Promise<void>
type Part = Readonly<{ name: string; stop: Stop; abandon?: () => void }>

/** What runs, in the order it was started; it stops in the opposite order, the database last. */
export class Parts {
  readonly #running: Part[] = []
  #stopping: Promise<void> | undefined

  /** `abandon` ends the part at once, for whoever does not wait for `stop`. */
  add(name: string, stop: Stop, { abandon }: { abandon?: () => void } = {}): void {
    this.#running.push(abandon ? { name, stop, abandon } : { name, stop })
  }

  /** One part that does not stop is reported and does not keep the others running. */
  stop(): Promise<void> {
    this.#stopping ??= (async () => {
      for (let part = this.#running.at(-1); part; part = this.#running.at(-1)) {
        try {
          await part.stop()
        } catch (error) {
          log.error({ err: error, part: part.name }, 'a part did not stop cleanly')
        }
        this.#running.pop()
      }
    })()
    return this.#stopping
  }

  abandon(): void {
    for (const part of this.#running.toReversed()) part.abandon?.()
  }
}
