/**
 * What this browser remembers between pages, in a few words. A private window or a full disk may
 * refuse; then nothing is remembered, and `write` says so.
 */
export const device = {
  read: (key: string): string | null => attempt((store) => store.getItem(key)) ?? null,

  write: (key: string, value: string): boolean =>
    attempt((store) => {
      store.setItem(key, value)
      return true
    }) ?? false,

  remove: (key: string): void => {
    attempt((store) => store.removeItem(key))
  },

  keys: (prefix: string): string[] =>
    attempt((store) => Object.keys(store).filter((key) => key.startsWith(prefix))) ?? [],

  /** Tells when another page of this browser has written a key. Returns a function that stops it. */
  watch: (key: string, listener: () => void): (() => void) => {
    if (typeof window === 'undefined') return () => undefined
    const onStorage = (event: StorageEvent) => {
      if (event.key === key && event.newValue !== null) listener()
    }
    window.addEventListener('storage', onStorage)
    return () => window.removeEventListener('storage', onStorage)
  },
}

function attempt<T>(work: (store: Storage) => T): T | undefined {
  try {
    return typeof localStorage === 'undefined' ? undefined : work(localStorage)
  } catch {
    return undefined
  }
}
