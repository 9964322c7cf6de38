/** Resolves when the thing works; rejects with the reason when it does not. */
export type Check = () => Promise<void>

export type Readiness = Readonly<{ ready: boolean; checks: Readonly<Record<string, string>> }>

const PATIENCE_MS = 3_000
const FRESH_MS = 1_000

async function verdict(check: Check): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('no answer in time'), PATIENCE_MS)
  })
  const answer = check().then(
    () => 'ok',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Asks all checks at once. Callers within a second share one answer, so probes cost little. */
export function readiness(checks: Readonly<Record<string, Check>>): () => Promise<Readiness> {
  let flight: Promise<Readiness> | undefined
  const ask = async (): Promise<Readiness> => {
    const named = Object.entries(checks)
    const verdicts = await Promise.all(named.map(([, check]) => verdict(check)))
    return {
      ready: verdicts.every((text) => text === 'ok'),
      checks: Object.fromEntries(named.map(([name], at) => [name, verdicts[at] ?? 'unknown'])),
    }
  }
  return () => {
    if (!flight) {
      flight = ask()
      const forget = () => {
        flight = undefined
      }
      void flight.finally(() => setTimeout(forget, FRESH_MS).unref())
    }
    return flight
  }
}
