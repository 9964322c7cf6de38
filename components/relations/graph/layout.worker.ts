import { type Layout, layOutRelations, type RelationGraph } from './layout'

/** What the worker answers, one or more times. */
export type LayoutAnswer = { done: number } | { layout: Layout }

const answer = (message: LayoutAnswer) => self.postMessage(message)

self.addEventListener('message', ({ data }: MessageEvent<RelationGraph>) => {
  answer({ layout: layOutRelations(data, (done) => answer({ done })) })
})
