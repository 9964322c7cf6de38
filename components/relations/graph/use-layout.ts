import { useCallback, useEffect, useState } from 'react'
import type { Layout, RelationGraph } from './layout'
import type { LayoutAnswer } from './layout.worker'

export type LayoutState =
  /** `done` of `of` relations have their place. */
  | { is: 'working'; done: number; of: number }
  | { is: 'ready' }
  | { is: 'stopped' }
  | { is: 'failed' }

/** Changes that come in one go, as from an import, are laid out once. */
const CALM = 250

/**
 * Where cards and lines stand, computed beside the page so that it stays quick. The layout before
 * stays until the next is there.
 */
export function useLayout(graph: RelationGraph) {
  const [layout, setLayout] = useState<Layout | null>(null)
  const [state, setState] = useState<LayoutState>({ is: 'ready' })
  const [attempt, setAttempt] = useState(0)
  const [stop, setStop] = useState<() => void>(() => () => undefined)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt lays out the same again
  useEffect(() => {
    const of = graph.edges.length
    setState({ is: 'working', done: 0, of })
    let worker: Worker | null = null
    const end = () => {
      clearTimeout(waiting)
      worker?.terminate()
      worker = null
    }
    const waiting = setTimeout(() => {
      worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
      worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
        if ('done' in data) return setState({ is: 'working', done: data.done, of })
        setLayout(data.layout)
        setState({ is: 'ready' })
        end()
      }
      worker.onerror = () => {
        setState({ is: 'failed' })
        end()
      }
      worker.postMessage(graph)
    }, CALM)
    setStop(() => () => {
      end()
      setState({ is: 'stopped' })
    })
    return end
  }, [graph, attempt])

  const again = useCallback(() => setAttempt((count) => count + 1), [])
  return { layout, state, stop, again }
}
