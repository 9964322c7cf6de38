/**
 * Entries of one root, kept by their keys and grouped by the cards or lenses that they belong to.
 * What has not changed stays the same object, so that only what shows it renders again.
 */
export class Entries<T> {
  private byKey = new Map<string, T>()
  private groups = new Map<string, ReadonlyMap<string, readonly T[]>>()
  private list: readonly T[] = []

  constructor(
    private readonly keyOf: (entry: T) => string,
    /** Named ways to group; an entry may belong to several groups of one way. */
    private readonly ways: Readonly<Record<string, (entry: T) => readonly string[]>>,
  ) {}

  all = (): readonly T[] => this.list
  get = (key: string): T | null => this.byKey.get(key) ?? null
  of = (way: string, group: string): readonly T[] => this.groups.get(way)?.get(group) ?? NONE

  fill(entries: readonly T[]): void {
    this.byKey = new Map(entries.map((entry) => [this.keyOf(entry), entry]))
    this.index()
  }

  /** Reads the entries of these keys again; `null` is one that is gone. */
  update(keys: Iterable<string>, read: (key: string) => T | null): void {
    for (const key of keys) {
      const entry = read(key)
      if (entry === null) this.byKey.delete(key)
      else this.byKey.set(key, entry)
    }
    this.index()
  }

  private index(): void {
    this.list = [...this.byKey.entries()]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, entry]) => entry)
    for (const [way, groupsOf] of Object.entries(this.ways)) {
      this.groups.set(way, regrouped(this.list, groupsOf, this.groups.get(way)))
    }
  }
}

const NONE: readonly never[] = []

function regrouped<T>(
  entries: readonly T[],
  groupsOf: (entry: T) => readonly string[],
  before: ReadonlyMap<string, readonly T[]> | undefined,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const entry of entries) {
    for (const group of new Set(groupsOf(entry))) {
      const members = groups.get(group)
      if (members) members.push(entry)
      else groups.set(group, [entry])
    }
  }
  return new Map(
    [...groups].map(([group, members]) => {
      const was = before?.get(group)
      const same = was?.length === members.length && was.every((one, at) => one === members[at])
      return [group, same && was ? was : members]
    }),
  )
}
