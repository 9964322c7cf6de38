import type { DepthRun } from '@/lib/sync/snapshots'

export type { DepthRun } from '@/lib/sync/snapshots'

type Run = { from: number; to: number; depth: number }

/** How deep ids are nested. Runs of a client are added in the order of their clocks. */
export class Depths {
  readonly #clients = new Map<number, Run[]>()

  add({ client, from, to, depth }: DepthRun): void {
    const runs = this.#clients.get(client)
    const last = runs?.at(-1)
    if (!runs) this.#clients.set(client, [{ from, to, depth }])
    else if (last && last.depth === depth && last.to === from) last.to = to
    else if (last && last.to <= from) runs.push({ from, to, depth })
  }

  of({ client, clock }: { client: number; clock: number }): number | undefined {
    const runs = this.#clients.get(client) ?? []
    let [low, high] = [0, runs.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((runs[middle]?.to ?? 0) <= clock) low = middle + 1
      else high = middle
    }
    const run = runs[low]
    return run && run.from <= clock ? run.depth : undefined
  }

  *runsFrom(depth: number): IterableIterator<DepthRun> {
    for (const [client, runs] of this.#clients) {
      for (const run of runs) if (run.depth >= depth) yield { client, ...run }
    }
  }
}
