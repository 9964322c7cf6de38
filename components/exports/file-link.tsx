import { Button } from '@digdir/designsystemet-react'
import { Download } from 'lucide-react'
import type { ReactNode } from 'react'

type FileLinkProps = {
  href: string
  /** What the file is, for those who hear the link alone. */
  label?: string
  children: ReactNode
}

/** A link from which a file is taken away; the server names it. */
export function FileLink({ href, label, children }: FileLinkProps) {
  return (
    <Button asChild variant="secondary">
      <a href={href} download aria-label={label}>
        <Download aria-hidden />
        {children}
      </a>
    </Button>
  )
}
