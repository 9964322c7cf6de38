import { integrate } from './dependencies'
import { type DepthRun, Depths } from './depths'
import type { Known } from './knowledge'
import type { ReadUpdate, Struct } from './update-reader'

/** Deeper types overflow the stack of everybody who applies or deletes them. Editors reach twenty. */
export const MAX_NESTING = 64

/**
 * A room remembers only what is at least this deep. What it does not remember counts as just above,
 * so that nobody gets deeper by coming back: only what a snapshot holds is forgotten, when the room
 * is loaded again.
 */
const DEEP = 16

/** How deep the structs of an update are nested: visited in the order in which they integrate. */
export class Nesting {
  deepest = 0
  readonly #known: Pick<Known, 'depthOf'>
  readonly #depths = new Depths()

  constructor(known: Pick<Known, 'depthOf'>) {
    this.#known = known
  }

  /** What a room has to remember of it. */
  get deep(): DepthRun[] {
    return [...this.#depths.runsFrom(DEEP)]
  }

  visit({ clock, length, needs, place }: Struct, client: number): void {
    const [first] = needs
    let depth = 1
    if (first) {
      depth = this.#depths.of(first) ?? this.#known.depthOf(first) ?? DEEP - 1
      if (place === 'inside') depth += 1
    }
    this.deepest = Math.max(this.deepest, depth)
    this.#depths.add({ client, from: clock, to: clock + length, depth })
  }
}

/** What a room has to remember of an update that is in the log. */
export function deepIn(update: ReadUpdate, known: Known): DepthRun[] {
  const nesting = new Nesting(known)
  integrate(update.sections, {
    clockOf: (client) => known.clockOf(client),
    visit: (struct, client) => nesting.visit(struct, client),
  })
  return nesting.deep
}
