import type { Answer, Commands, Question } from './messages'

/**
 * The child's side: does what the parent asks. A parent that has gone, however it went, ends the
 * child too, so that nothing is left behind.
 */
export function answering<C extends Commands>(commands: C): void {
  process.on('message', async (question: Question) => {
    const { id, command, argument } = question
    const say = (answer: Answer) => void process.send?.(answer)
    try {
      const run = commands[command] as ((argument: unknown) => unknown) | undefined
      if (!run) throw new Error(`no command is called ${command}`)
      say({ id, result: await run(argument) })
    } catch (error) {
      say({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
  process.once('disconnect', () => process.exit(0))
}
