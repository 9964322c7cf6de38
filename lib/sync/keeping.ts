import * as idb from 'lib0/indexeddb'
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'

const PREFIX = 'framsyn'
const UPDATES = 'updates'
/** A store that does not open, or go, for this long must not keep anybody from the document. */
const PATIENCE = 2_000

/** What tabs tell each other: let go of this store, because it is to be deleted. */
type LetGo = { store: string; because: 'refused' | 'signed-out' }

/** Tabs with the same store open, which must let go of it before it can be deleted. */
const channel = () =>
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('framsyn-kept')

const storeName = (person: string, room: string) => `${PREFIX}:${person}:${room}`

/** One person's copy of one document on this device (SYNC-25). */
export class Keeping {
  /** Resolves when the copy has been read into the document, or cannot be. */
  readonly ready: Promise<void>
  readonly #name: string
  readonly #persistence: IndexeddbPersistence
  readonly #onChange: () => void
  readonly #channel = channel()
  #kept = -1
  #wanted = -1
  #wiping: Promise<boolean> | undefined
  #state: 'opening' | 'open' | 'confirming' | 'closed' = 'opening'
  #takenBy: LetGo['because'] | undefined

  constructor(doc: Y.Doc, { person, room, onChange }: KeepingParts) {
    this.#name = storeName(person, room)
    this.#onChange = onChange
    this.#persistence = new IndexeddbPersistence(this.#name, doc)
    this.ready = Promise.race([this.#open(), wait(PATIENCE)])
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<LetGo>) => {
      if (data.store !== this.#name) return
      this.#takenBy = data.because
      void this.close()
    })
  }

  /** Whether the document has what was kept. */
  get isRead(): boolean {
    return this.#persistence.synced
  }

  /** Another tab has deleted the copy to begin a clean one, which this tab may share. */
  get begunAnew(): boolean {
    return this.#takenBy === 'refused'
  }

  /** The person has signed out and wants nothing kept. */
  get signedOut(): boolean {
    return this.#takenBy === 'signed-out'
  }

  /** Whether the changes up to this number are on disk. */
  has(change: number): boolean {
    return this.#state !== 'opening' && this.#state !== 'closed' && this.#kept >= change
  }

  /** Makes sure of the changes up to this number; the listener is told when they are on disk. */
  confirm(change: number): void {
    this.#wanted = Math.max(this.#wanted, change)
    if (this.#state === 'open' && this.#kept < this.#wanted) {
      this.#state = 'confirming'
      this.#confirmAll().catch(() => this.close())
    }
  }

  async close(): Promise<void> {
    if (this.#state === 'closed') return
    this.#state = 'closed'
    this.#channel?.close()
    await this.#persistence.destroy().catch(() => undefined)
    this.#onChange()
  }

  /** Deletes the copy, also one that is kept no longer; answers whether it is gone. Never rejects. */
  wipe(): Promise<boolean> {
    this.#wiping ??= Promise.race([this.close(), wait(PATIENCE)])
      .then(() => deleteStore({ store: this.#name, because: 'refused' }))
      .then((gone) => {
        if (!gone) this.#wiping = undefined
        return gone
      })
    return this.#wiping
  }

  /** A private window may have no store: then nothing is kept, and nobody is told that it is. */
  async #open(): Promise<void> {
    try {
      await this.#persistence._db
      await this.#persistence.whenSynced
      if (this.#state !== 'opening') return
      this.#state = 'open'
      this.confirm(this.#wanted)
    } catch {
      this.#state = 'closed'
    }
  }

  async #confirmAll(): Promise<void> {
    while (this.#state === 'confirming' && this.#kept < this.#wanted) {
      const upTo = this.#wanted
      const { db } = this.#persistence
      // Transactions on a store run in order: this one ends after the writes before it.
      const [updates] = db ? idb.transact(db, [UPDATES], 'readonly') : []
      if (updates) await idb.count(updates)
      this.#kept = upTo
    }
    if (this.#state === 'confirming') this.#state = 'open'
    this.#onChange()
  }
}

const wait = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

export type KeepingParts = { person: string; room: string; onChange: () => void }

/** Whether a change of a document is only what had been kept, read back. */
export const isReadBack = (origin: unknown): boolean => origin instanceof IndexeddbPersistence

export function canKeep(): boolean {
  return typeof indexedDB !== 'undefined'
}

/** Other tabs let go of it first; one that is asleep must not keep anybody waiting. */
async function deleteStore(letGo: LetGo): Promise<boolean> {
  const shared = channel()
  try {
    shared?.postMessage(letGo)
    const gone = idb.deleteDB(letGo.store).then(() => true)
    return await Promise.race([gone, wait(PATIENCE).then(() => false)])
  } catch {
    return false
  } finally {
    shared?.close()
  }
}

/** The copy of a document that this device holds, without the room; `null` when it holds none. */
export async function readKept(person: string, room: string): Promise<Y.Doc | null> {
  const name = storeName(person, room)
  if (!canKeep() || !(await namesOf(name)).includes(name)) return null
  const doc = new Y.Doc()
  const persistence = new IndexeddbPersistence(name, doc)
  const opened = persistence._db.then(() => persistence.whenSynced).then(() => true)
  const read = await Promise.race([opened, wait(PATIENCE)]).catch(() => false)
  await persistence.destroy().catch(() => undefined)
  return read ? doc : null
}

/** Deletes every copy that this device holds for a person, when they sign out. */
export async function wipeKept(person: string): Promise<void> {
  if (!canKeep()) return
  for (const store of await namesOf(storeName(person, ''))) {
    await deleteStore({ store, because: 'signed-out' })
  }
}

async function namesOf(prefix: string): Promise<string[]> {
  const databases = await indexedDB.databases()
  return databases.flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []))
}
