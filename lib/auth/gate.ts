import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import 'server-only'
import { findBoard, findCluster } from './access'
import { ownPath } from './own-path'
import type { AuthorizedBoard, AuthorizedCluster, SignedIn } from './scope'
import { signedInFrom } from './session'

export { findBoard, findCluster } from './access'

/** Who asks, once a request; `null` without a session that is valid now. */
export const currentPerson = cache(
  async (): Promise<SignedIn | null> => signedInFrom((await headers()).get('cookie'), new Date()),
)

/** Who asks; anybody else is sent to sign in and comes back to `next`, if that is a path of ours. */
export async function requirePerson(next?: string): Promise<SignedIn> {
  const person = await currentPerson()
  if (person) return person
  const path = ownPath(next)
  redirect(path === '/' ? '/' : `/?next=${encodeURIComponent(path)}`)
}

const clusterOnce = cache(findCluster)
const boardOnce = cache(findBoard)

/** The cluster of a page. No such cluster and no access to it are the same 404. */
export async function requireCluster(slug: string): Promise<AuthorizedCluster> {
  const person = await requirePerson(`/c/${slug}`)
  return (await clusterOnce(person, slug)) ?? notFound()
}

/** The board of a page, under the cluster that its address names. */
export async function requireBoard(slug: string, boardId: string): Promise<AuthorizedBoard> {
  const person = await requirePerson(`/c/${slug}/boards/${boardId}`)
  const board = await boardOnce(person, boardId)
  return board?.cluster.slug === slug ? board : notFound()
}
