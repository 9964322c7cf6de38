import type { Page } from '@playwright/test'

/** Names of the copies that this browser keeps for anybody. */
export function copiesIn(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases()
    return databases.flatMap(({ name }) => (name?.startsWith('framsyn:') ? [name] : []))
  })
}

/** Puts an update into the only copy that this browser keeps, past the product. */
export async function tamper(page: Page, update: Uint8Array): Promise<void> {
  const [name, another] = await copiesIn(page)
  if (!name || another) throw new Error('there is not just one copy to tamper with')
  await page.evaluate(
    ([store, bytes]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(store)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const writing = opening.result.transaction('updates', 'readwrite')
          writing.objectStore('updates').add(Uint8Array.from(bytes))
          writing.onerror = () => reject(writing.error)
          writing.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    [name, [...update]] as const,
  )
}
