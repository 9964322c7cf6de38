export type HeaderOptions = Readonly<{
  nonce: string
  /** Behind TLS: HSTS, and sockets over wss only. */
  secure: boolean
  /** The page's own origin with a socket scheme; older Safari does not read that out of 'self'. */
  socketOrigins: readonly string[]
  /** Development runs code from strings and styles without a nonce. */
  relaxed: boolean
}>

function contentSecurityPolicy(options: HeaderOptions): string {
  const { nonce, secure, socketOrigins, relaxed } = options
  const directives = {
    'default-src': ["'self'"],
    'script-src': ["'self'", `'nonce-${nonce}'`, ...(relaxed ? ["'unsafe-eval'"] : [])],
    'style-src': ["'self'", ...(relaxed ? ["'unsafe-inline'"] : [`'nonce-${nonce}'`])],
    // The editor and the canvas place things through style attributes.
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...socketOrigins],
    'worker-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    ...(secure ? { 'upgrade-insecure-requests': [] } : {}),
  }
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ')
}

export function securityHeaders(options: HeaderOptions): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(options),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(options.secure
      ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
      : {}),
  }
}
