export type ToastTone = 'info' | 'success' | 'warning' | 'danger'

export type Toast = {
  id: number
  message: string
  tone: ToastTone
  action?: { label: string; run: () => void }
}

const AT_MOST = 3
const NONE: readonly Toast[] = []
const listeners = new Set<() => void>()
let toasts = NONE
let lastId = 0

/** Shows a short message that needs no answer. The oldest gives way when three are showing. */
export function toast(message: string, options: Partial<Pick<Toast, 'tone' | 'action'>> = {}) {
  lastId += 1
  const added: Toast = { id: lastId, message, tone: 'info', ...options }
  change([...toasts, added].slice(-AT_MOST))
}

export function dismissToast(id: number) {
  change(toasts.filter((shown) => shown.id !== id))
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const toastsNow = () => toasts

/** On the server there are never any. */
export const noToasts = () => NONE

function change(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}
