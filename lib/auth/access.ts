import { boardAbility } from '@/lib/boards/ability'
import { slugSchema } from '@/lib/clusters/schema'
import { asPerson, executorOf, type Tx } from '@/lib/platform/db'
import type { AuthorizedBoard, AuthorizedCluster, SignedIn } from './scope'
import { readStanding } from './standing'

/** The cluster as this person may enter it; `null` when there is none or they are no member today. */
export async function findCluster(
  person: SignedIn,
  slug: string,
): Promise<AuthorizedCluster | null> {
  // PostgreSQL takes no NUL, and an address may hold one.
  if (!slugSchema.safeParse(slug).success) return null
  return asPerson(person.personId, (tx) => memberOf(tx, person, { slug }))
}

/** The board with what this person may do on it; `null` when there is none or they may not know. */
export function findBoard(person: SignedIn, boardId: string): Promise<AuthorizedBoard | null> {
  return asPerson(person.personId, async (tx) => {
    const found = await readStanding(executorOf(tx), person.personId, boardId)
    const ability = boardAbility(found?.standing ?? null)
    if (!found || !ability) return null
    const cluster = await memberOf(tx, person, { id: found.clusterId })
    if (!cluster) return null
    const { clusterId } = cluster
    return { clusterId, boardId, cluster, ability, presence: found.presence } as AuthorizedBoard
  })
}

async function memberOf(
  tx: Tx,
  person: SignedIn,
  cluster: { slug: string } | { id: string },
): Promise<AuthorizedCluster | null> {
  const member = await tx.member.findFirst({
    where: { personId: person.personId, leftAt: null, cluster },
    select: { id: true, role: true, cluster: { select: { id: true, slug: true, name: true } } },
  })
  if (!member) return null
  const { id: clusterId, slug, name } = member.cluster
  return {
    clusterId,
    slug,
    name,
    person,
    memberId: member.id,
    role: member.role,
  } as AuthorizedCluster
}
