/** What happens to the page that a connection lives in. */
export type PageLife = {
  /** Somebody is back at the page, or on the network. */
  returned(): void
  wentOffline(): void
  /** The page goes; `unload` may ask whether it should. */
  leaves(): void
  unload(event: BeforeUnloadEvent): void
  /** Another tab changed what is stored under this key. */
  stored(key: string | null): void
}

/** Listens until the answer is called; does nothing outside a browser. */
export function followPage(life: PageLife): () => void {
  if (typeof window === 'undefined') return () => undefined
  const stop = new AbortController()
  const { signal } = stop
  window.addEventListener('online', () => life.returned(), { signal })
  window.addEventListener('focus', () => life.returned(), { signal })
  window.addEventListener('offline', () => life.wentOffline(), { signal })
  window.addEventListener('pagehide', () => life.leaves(), { signal })
  window.addEventListener('beforeunload', (event) => life.unload(event), { signal })
  window.addEventListener('storage', ({ key }) => life.stored(key), { signal })
  return () => stop.abort()
}
