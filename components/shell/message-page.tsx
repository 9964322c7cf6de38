import { Heading, Paragraph } from '@digdir/designsystemet-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Logo } from './logo'
import styles from './message-page.module.css'
import { CONTENT_ID } from './skip-to-content'

type MessagePageProps = {
  home: string
  title: string
  body: string
  advice: string
  reference?: string
  children: ReactNode
}

/** A page that only says something: what happened, what is safe, what to do. */
export function MessagePage({ home, title, body, advice, reference, children }: MessagePageProps) {
  return (
    <main id={CONTENT_ID} tabIndex={-1} className={styles.page}>
      <Link href="/" className={styles.home} aria-label={`Framsyn: ${home}`}>
        <Logo />
      </Link>
      <Heading level={1} data-size="md">
        {title}
      </Heading>
      <Paragraph>{body}</Paragraph>
      <Paragraph>{advice}</Paragraph>
      {reference && <Paragraph className={styles.reference}>{reference}</Paragraph>}
      <div className={styles.actions}>{children}</div>
    </main>
  )
}
