import { forSignedIn } from '@/lib/auth/api'

/** Addresses of the API that do not exist answer as the API does, not with a page. */
export const GET = forSignedIn(async () => null)
