import type { BrowserContext, WebSocketRoute } from '@playwright/test'

export type Gate = { shut(): Promise<void>; open(): void }

/** A gate for this browser's sockets alone, such as a proxy that lets pages through and no sockets. */
export async function gateSockets(context: BrowserContext): Promise<Gate> {
  const through = new Set<WebSocketRoute>()
  let isOpen = true
  await context.routeWebSocket(/\/sync\//, (socket) => {
    if (!isOpen) return socket.close({ code: 1013, reason: 'the gate is shut' })
    socket.connectToServer()
    through.add(socket)
  })
  return {
    async shut() {
      isOpen = false
      await Promise.all([...through].map((socket) => socket.close({ code: 1013 })))
      through.clear()
    },
    open() {
      isOpen = true
    },
  }
}

/** Says to the server, when told to, that its pages know an older document schema than they do. */
export async function mayFallBehind(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const Current = window.WebSocket
    window.WebSocket = class extends Current {
      constructor(url: string | URL, protocols?: string | string[]) {
        super('fellBehind' in window ? String(url).replace(/\bv=\d+/, 'v=0') : url, protocols)
      }
    }
  })
}

/** A browser that keeps nothing, as private windows of some do. */
export async function keepsNothing(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('nothing is kept here', 'InvalidStateError')
    }
  })
}
