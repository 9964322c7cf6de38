'use client'

import { Alert, Button } from '@digdir/designsystemet-react'
import { X } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { dismissToast, noToasts, subscribeToToasts, type Toast, toastsNow } from './toast'
import styles from './toasts.module.css'

/** Long enough to read aloud; what needs an answer is never a toast. */
const SHOWN_FOR_MS = 7000

type ToastsProps = { label: string; dismissLabel: string }

/** Where short messages appear. One a page, in the root layout. */
export function Toasts({ label, dismissLabel }: ToastsProps) {
  const toasts = useSyncExternalStore(subscribeToToasts, toastsNow, noToasts)
  return (
    <section className={styles.region} aria-label={label} aria-live="polite">
      {toasts.map((toast) => (
        <ToastMessage key={toast.id} toast={toast} dismissLabel={dismissLabel} />
      ))}
    </section>
  )
}

function ToastMessage({ toast, dismissLabel }: { toast: Toast; dismissLabel: string }) {
  useEffect(() => {
    const timer = setTimeout(() => dismissToast(toast.id), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [toast.id])
  return (
    <Alert className={styles.toast} data-color={toast.tone}>
      <span>{toast.message}</span>
      {toast.action && (
        <Button
          variant="secondary"
          onClick={() => {
            toast.action?.run()
            dismissToast(toast.id)
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <Button
        icon
        variant="tertiary"
        data-color="neutral"
        aria-label={dismissLabel}
        onClick={() => dismissToast(toast.id)}
      >
        <X aria-hidden />
      </Button>
    </Alert>
  )
}
