/**
 * Something outside the program stands in the way: the message is one sentence for whoever started
 * it, saying what is wrong and what to do. Shown without a stack trace.
 */
export class StartError extends Error {
  override readonly name = 'StartError'
}

export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}

/** The `code` of a system or database error, such as `EACCES` or `28P01`. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
