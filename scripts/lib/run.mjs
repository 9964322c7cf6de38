import { spawn } from 'node:child_process'

const running = new Set()

function pass(signal) {
  for (const child of running) child.kill(signal)
  process.exit(130)
}

// Only while something runs: afterwards signals belong to whoever called, such as the server.
function watchSignals() {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.off(signal, pass)
    if (running.size > 0) process.on(signal, pass)
  }
}

/**
 * Runs a command to its end: `{ code, output, seconds, timedOut }`. With `show` the output goes to the
 * terminal as it comes; otherwise it is collected.
 */
export function run(command, args, { cwd, env, show = false, seconds: limit } = {}) {
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    })
    running.add(child)
    watchSignals()
    let output = ''
    let timedOut = false
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }
    const timer =
      limit &&
      setTimeout(() => {
        timedOut = true
        child.kill('SIGTERM')
        setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
      }, limit * 1000)
    const end = (code) => {
      clearTimeout(timer)
      running.delete(child)
      watchSignals()
      resolve({ code, output, timedOut, seconds: (performance.now() - started) / 1000 })
    }
    child.once('error', (error) => {
      output += error.message
      end(127)
    })
    child.once('close', (code) => end(code ?? 1))
  })
}
