import { expect, type Page } from '@playwright/test'
import { card, openCanvas, savedState, writeNote } from './board'
import { asReader, asRemoved, endSessions, withoutTable } from './database'
import { onUnknownGround } from './forgeries'
import { tamper } from './kept'
import { gateSockets, keepsNothing, mayFallBehind } from './network'
import type { Places } from './pages'
import type { Product } from './product'
import type { Persona } from './session'
import { liveDoc } from './socket'
import { bodyOf, timeline } from './unknown-content'

export type Scene = {
  page: Page
  product: Product
  places: Places
  persona: Persona
  /** To be called once, when it shows. */
  picture: () => Promise<void>
}

/** Something that happens to a page and is seldom seen: how to bring it about, for pictures. */
export type State = {
  name: string
  arrange: (scene: Scene) => Promise<void>
}

const boardPath = ({ cluster, board }: Places) => `/c/${cluster}/boards/${board}`

async function awayFromTheNetwork({ page, places }: Scene, words: string): Promise<void> {
  await openCanvas(page, boardPath(places))
  await page.context().setOffline(true)
  await expect(savedState(page)).toHaveText('Offline, kept on this device')
  await writeNote(page, words, 'Written on the ferry')
  await expect(savedState(page)).toHaveText('Offline, kept on this device')
}

const explained = async (page: Page) => {
  await savedState(page).focus()
  await savedState(page).hover()
  await expect(page.getByRole('tooltip')).toBeVisible()
}

/** Who meets them, in turn: one person may open a room under ten new client ids a minute. */
export const WHO_MEETS_THEM = ['firm', 'research', 'agency', 'facilitator'] as const

/** Every state of one's work that a person may meet, besides that all is well. */
export const STATES: readonly State[] = [
  {
    name: 'saved-explained',
    async arrange({ picture, page, places }) {
      await openCanvas(page, boardPath(places))
      await explained(page)
      await picture()
    },
  },
  {
    name: 'offline-explained',
    async arrange(scene) {
      const { picture } = scene
      await awayFromTheNetwork(scene, 'Shore power by 2030')
      await explained(scene.page)
      await picture()
    },
  },
  {
    name: 'not-kept',
    async arrange({ picture, page, places }) {
      await keepsNothing(page.context())
      await openCanvas(page, boardPath(places))
      await page.context().setOffline(true)
      await writeNote(page, 'Shore power by 2030')
      await expect(savedState(page)).toHaveText('Not saved')
      await explained(page)
      await picture()
    },
  },
  {
    name: 'refused-reader',
    async arrange(scene) {
      const { picture, page, product, places, persona } = scene
      await awayFromTheNetwork(scene, 'Shore power by 2030')
      await asReader(product, { persona, board: places.board }, async () => {
        await page.context().setOffline(false)
        await expect(savedState(page)).toHaveText('Read only')
      })
      await picture()
    },
  },
  {
    name: 'refused-outline',
    async arrange({ picture, page, places }) {
      await openCanvas(page, boardPath(places))
      await page.goto('/')
      await tamper(page, onUnknownGround('and hydrogen after 2040'))
      await page.goto(`${boardPath(places)}/outline`)
      await expect(page.getByRole('button', { name: 'Delete the note' })).toBeVisible()
      await picture()
    },
  },
  {
    name: 'removed',
    async arrange(scene) {
      const { picture, page, product, places, persona } = scene
      await awayFromTheNetwork(scene, 'Shore power by 2030')
      await asRemoved(product, { persona, board: places.board }, async () => {
        await page.context().setOffline(false)
        await expect(page.getByText('You no longer have access')).toBeVisible()
      })
      await picture()
    },
  },
  {
    name: 'signed-out',
    async arrange(scene) {
      const { picture, page, product, persona } = scene
      await awayFromTheNetwork(scene, 'Shore power by 2030')
      await endSessions(product, persona)
      await page.context().setOffline(false)
      await expect(page.getByText('You are signed out')).toBeVisible()
      await picture()
    },
  },
  {
    name: 'page-too-old',
    async arrange(scene) {
      const { picture, page } = scene
      await mayFallBehind(page.context())
      await awayFromTheNetwork(scene, 'Shore power by 2030')
      await page.evaluate(() => Object.assign(window, { fellBehind: true }))
      await page.context().setOffline(false)
      await expect(page.getByText('Framsyn has been updated')).toBeVisible()
      await picture()
    },
  },
  {
    name: 'sign-out-unsaved',
    async arrange({ picture, page, places }) {
      const gate = await gateSockets(page.context())
      await openCanvas(page, boardPath(places))
      await gate.shut()
      await expect(savedState(page)).toHaveText('Offline, kept on this device')
      await writeNote(page, 'Shore power by 2030', 'Written on the ferry')
      await page.getByRole('button', { name: /Your account/ }).click()
      await page.getByRole('button', { name: 'Sign out' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await picture()
    },
  },
  {
    name: 'newer-content',
    async arrange({ picture, page, product, places }) {
      await openCanvas(page, boardPath(places))
      await writeNote(page, 'Ports of 2040', 'First lines')
      const newer = await liveDoc(product, { room: `board.${places.board}`, as: page.request })
      bodyOf(newer.doc, 'Ports of 2040')?.insert(0, [timeline('Shore power, then hydrogen')])
      await expect(card(page, 'Ports of 2040')).toContainText('Shore power, then hydrogen')
      newer.close()
      await card(page, 'Ports of 2040').dblclick({ position: { x: 40, y: 8 } })
      await expect(page.getByText('made with a newer Framsyn')).toBeVisible()
      await picture()
    },
  },
  {
    name: 'card-deleted',
    async arrange({ picture, page, product, places }) {
      await openCanvas(page, boardPath(places))
      await page.getByRole('button', { name: 'Card', exact: true }).click()
      await page.keyboard.type('Half a thought about ports')
      await expect(savedState(page)).toHaveText('Saved')
      const other = await liveDoc(product, { room: `board.${places.board}`, as: page.request })
      const cards = other.doc.getMap<{ get(key: string): unknown }>('cards')
      for (const [id, entry] of cards) {
        if (String(entry.get('title')).startsWith('Half a thought')) cards.delete(id)
      }
      await expect(page.getByText('The card you were writing in is gone')).toBeVisible()
      other.close()
      await picture()
    },
  },
  {
    name: 'fault',
    arrange: ({ page, product, places, picture }) =>
      withoutTable(product, 'board', async () => {
        await page.goto(boardPath(places))
        await expect(page.getByRole('heading', { level: 1 })).toContainText('went wrong')
        await picture()
      }),
  },
]
