import { Button, type ButtonProps } from '@digdir/designsystemet-react'
import Link from 'next/link'

type ButtonLinkProps = Pick<ButtonProps, 'variant' | 'children' | 'className'> & { href: string }

/** A link that leads to the next thing to do, and looks like it. */
export function ButtonLink({ href, children, ...button }: ButtonLinkProps) {
  return (
    <Button asChild {...button}>
      <Link href={href}>{children}</Link>
    </Button>
  )
}
