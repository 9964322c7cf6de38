/** Ends the session and leaves for the start page. False when the server did not end it. */
export async function signOut(): Promise<boolean> {
  const answer = await fetch('/api/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  }).catch(() => null)
  if (!answer?.ok) return false
  window.location.assign('/')
  return true
}
