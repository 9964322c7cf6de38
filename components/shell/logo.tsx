import styles from './logo.module.css'

/** One point today, three paths onwards, each ending in a sector's shape. */
function LogoMark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={styles.mark}>
      <g fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round">
        <path d="M5.5 16C13 16 12.5 5.75 21 5.75" />
        <path d="M5.5 16H21" />
        <path d="M5.5 16c7.5 0 7 10.25 15.5 10.25" />
      </g>
      <g fill="currentColor">
        <circle cx="5.25" cy="16" r="3.25" />
        <rect x="22.5" y="2.5" width="6.5" height="6.5" rx="1" />
        <circle cx="25.75" cy="16" r="3.5" />
        <path d="m25.75 22.5 4 7h-8Z" />
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
