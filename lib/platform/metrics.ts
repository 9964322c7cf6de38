import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What `/metrics` shows. Labels never hold ids, names or addresses. */
export const registry = new Registry()

export function watchProcess(): void {
  collectDefaultMetrics({ register: registry })
}

type Described = Readonly<{ name: `framsyn_${string}`; help: string }>

export function counter<L extends string>(
  options: Described & { labels?: readonly L[] },
): Counter<L> {
  const { labels, ...rest } = options
  return new Counter<L>({ ...rest, labelNames: [...(labels ?? [])], registers: [registry] })
}

export function gauge<L extends string>(options: Described & { labels?: readonly L[] }): Gauge<L> {
  const { labels, ...rest } = options
  return new Gauge<L>({ ...rest, labelNames: [...(labels ?? [])], registers: [registry] })
}

/** A gauge that is read when somebody asks, and costs nothing until then. */
export function readGauge({ read, ...rest }: Described & { read: () => number }): void {
  new Gauge({
    ...rest,
    registers: [registry],
    collect() {
      this.set(read())
    },
  })
}

/** `buckets` in seconds unless the name says otherwise. */
export function histogram<L extends string>(
  options: Described & { labels?: readonly L[]; buckets?: readonly number[] },
): Histogram<L> {
  const { labels, buckets, ...rest } = options
  return new Histogram<L>({
    ...rest,
    labelNames: [...(labels ?? [])],
    ...(buckets ? { buckets: [...buckets] } : {}),
    registers: [registry],
  })
}
