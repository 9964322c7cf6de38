import type { ReactNode } from 'react'
import styles from './page-shell.module.css'
import { CONTENT_ID } from './skip-to-content'
import { TopBar, type TopBarProps } from './top-bar'

type PageShellProps = Pick<TopBarProps, 'person' | 'trail'> & {
  /** Forms and messages read best in a column. */
  width?: 'column' | 'page'
  children: ReactNode
}

/** Top bar and main landmark of every page but the board, which has a chrome of its own. */
export function PageShell({ person, trail, width = 'page', children }: PageShellProps) {
  return (
    <>
      <TopBar person={person} trail={trail} />
      <main id={CONTENT_ID} tabIndex={-1} className={styles.main} data-width={width}>
        {children}
      </main>
    </>
  )
}
