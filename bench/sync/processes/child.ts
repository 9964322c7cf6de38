import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Answer, Commands } from './messages'

type Waiting = { resolve: (result: never) => void; reject: (error: Error) => void }

export type ChildOptions = { env?: Record<string, string>; nodeFlags?: readonly string[] }

/** The parent's side of a process of its own. */
export class Child<C extends Commands> {
  readonly #process: ChildProcess
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0

  constructor(entry: string, { env = {}, nodeFlags = [] }: ChildOptions = {}) {
    this.#process = fork(entry, [], {
      env: { ...process.env, ...env, NODE_ENV: 'production' },
      execArgv: [...nodeFlags],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.#process.on('message', (answer: Answer) => this.#settle(answer))
    this.#process.once('exit', (code, signal) => {
      const gone = new Error(`a process of the bench ended with ${code ?? signal}`)
      for (const { reject } of this.#waiting.values()) reject(gone)
      this.#waiting.clear()
    })
  }

  get pid(): number {
    const { pid } = this.#process
    if (pid === undefined) throw new Error('a process of the bench did not start')
    return pid
  }

  ask<K extends keyof C & string>(
    command: K,
    argument: Parameters<C[K]>[0],
  ): Promise<Awaited<ReturnType<C[K]>>> {
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#process.send({ id, command, argument })
    })
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const exited = once(this.#process, 'exit')
    this.#process.disconnect()
    await exited
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if ('error' in answer) waiting?.reject(new Error(answer.error))
    else waiting?.resolve(answer.result as never)
  }
}
