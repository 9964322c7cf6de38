/** What a process of the bench can be asked to do; arguments and answers travel as messages. */
export type Commands = Record<string, (argument: never) => unknown>

export type Question = { id: number; command: string; argument: unknown }
export type Answer = { id: number } & ({ result: unknown } | { error: string })
