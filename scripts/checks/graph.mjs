import { read } from './tree.mjs'

const NOUN = /^lib\/(?!(?:auth|sync|methods|export|i18n|platform)\/)([^/]+)\//
const TEST = /\.test\.tsx?$/
const HIDDEN = /^lib\/[^/]+\/(?:data|mutations)\.tsx?$|^lib\/platform\/db(?:\.ts$|\/)/

/** Rules that need the whole import graph. `modules` is dependency-cruiser's list. */
export function graphFindings(root, modules) {
  const edges = new Map(
    modules
      .filter(({ source }) => !TEST.test(source))
      .map(({ source, dependencies }) => [source, dependencies]),
  )
  return [...nounCycles(edges), ...reachedByComponents(root, edges)]
}

/** Types are erased, so only what runs counts as a need of one noun for another. */
function nounCycles(edges) {
  const needs = new Map()
  for (const [source, dependencies] of edges) {
    const from = NOUN.exec(source)?.[1]
    for (const dependency of dependencies) {
      const to = NOUN.exec(dependency.resolved)?.[1]
      if (!from || !to || from === to || dependency.typeOnly || isTypeOnly(dependency)) continue
      const between = needs.get(from) ?? new Map()
      between.set(to, `${source} → ${dependency.resolved}`)
      needs.set(from, between)
    }
  }
  const found = new Map()
  for (const start of needs.keys()) {
    const cycle = pathBack(start, needs)
    if (!cycle) continue
    const key = [...cycle].sort().join()
    if (found.has(key)) continue
    const steps = cycle.map((from, i) => needs.get(from).get(cycle[(i + 1) % cycle.length]))
    found.set(key, `noun-cycles: ${[...cycle, start].join(' → ')} (${steps.join('; ')})`)
  }
  return found.values()
}

const isTypeOnly = (dependency) => dependency.dependencyTypes.includes('type-only')

/** The shortest way from a noun back to itself, as the nouns passed. */
function pathBack(start, needs) {
  const queue = [[start]]
  const seen = new Set()
  for (let path = queue.shift(); path; path = queue.shift()) {
    for (const next of needs.get(path.at(-1))?.keys() ?? []) {
      if (next === start) return path
      if (seen.has(next)) continue
      seen.add(next)
      queue.push([...path, next])
    }
  }
  return null
}

/** Breadth first from every component; a file marked 'use server' is a call over the wire, so the way ends there. */
function* reachedByComponents(root, edges) {
  for (const start of edges.keys()) {
    if (!start.startsWith('components/')) continue
    const queue = [[start]]
    const seen = new Set([start])
    for (let path = queue.shift(); path; path = queue.shift()) {
      for (const { resolved, coreModule } of edges.get(path.at(-1)) ?? []) {
        if (seen.has(resolved)) continue
        seen.add(resolved)
        if (coreModule || HIDDEN.test(resolved)) {
          yield `components-reach: ${[...path, resolved].join(' → ')}`
          continue
        }
        if (edges.has(resolved) && !isServerMarked(root, resolved)) queue.push([...path, resolved])
      }
    }
  }
}

const marks = new Map()

function isServerMarked(root, path) {
  const key = `${root}/${path}`
  if (!marks.has(key)) marks.set(key, /\.tsx?$/.test(path) && startsWithUseServer(read(root, path)))
  return marks.get(key)
}

function startsWithUseServer(text) {
  const code = text.replace(/^(?:\s+|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*/, '')
  return /^(['"])use server\1/.test(code)
}
