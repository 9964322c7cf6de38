const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1)

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

/** Shows one long step with its time: a spinner on a terminal, otherwise a line now and then. */
export async function step(name, work) {
  const started = performance.now()
  const live = process.stdout.isTTY
  const say = (mark, end = '') =>
    process.stdout.write(`${live ? '\r\x1b[K' : ''}${mark} ${name} … ${seconds(started)} s${end}`)
  let frame = 0
  if (!live) process.stdout.write(`• ${name} …\n`)
  const timer = setInterval(
    () => {
      frame += 1
      if (live) say(FRAMES[frame % FRAMES.length])
      else say('•', ' so far\n')
    },
    live ? 100 : 20_000,
  )
  try {
    const result = await work()
    say('•', '\n')
    return result
  } catch (error) {
    say('✗', '\n')
    throw error
  } finally {
    clearInterval(timer)
  }
}
