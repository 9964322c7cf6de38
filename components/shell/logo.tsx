import styles from './logo.module.css'

/** One point today, three paths onwards, each ending in a sector's shape. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className ?? styles.mark}>
      <g fill="none" stroke="currentColor" strokeWidth="2.25" strokeLinecap="round">
        <path d="M5 16C12 16 13 7.5 21 7" />
        <path d="M5 16h16" />
        <path d="M5 16c7 0 8 8.5 16 9" />
      </g>
      <g fill="currentColor">
        <circle cx="5" cy="16" r="3.25" />
        <rect x="21.5" y="3.25" width="7.5" height="7.5" rx="1.25" />
        <circle cx="25.25" cy="16" r="4" />
        <path d="m25.25 20.6 4.5 7.8h-9Z" strokeLinejoin="round" />
      </g>
    </svg>
  )
}

export function Logo() {
  return (
    <span className={styles.logo}>
      <LogoMark />
      <span className={styles.word}>Framsyn</span>
    </span>
  )
}
