import { forSignedIn } from '@/lib/auth/api'
import { listClusters } from '@/lib/clusters/loaders'

export const GET = forSignedIn(async (person) => ({ clusters: await listClusters(person) }))
