import { apiDocument } from '../document'

/** Says what the API looks like, not what is in it: open to everybody. */
export function GET(): Response {
  return Response.json(apiDocument(), { headers: { 'cache-control': 'public, max-age=300' } })
}
