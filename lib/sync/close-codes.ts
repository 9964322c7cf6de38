/** Close codes shared by server and client (SYNC-4). */
export const CloseCode = {
  malformed: 4400,
  notSignedIn: 4401,
  noAccess: 4403,
  clientTooOld: 4408,
  tooLarge: 4413,
  tooFast: 4529,
  restarting: 1012,
  overloaded: 1013,
  /** What `ws` itself sends for a frame over `maxPayload`; treated as `tooLarge`. */
  frameTooLarge: 1009,
} as const

export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode]

const PERMANENT = new Set<number>([
  CloseCode.malformed,
  CloseCode.notSignedIn,
  CloseCode.noAccess,
  CloseCode.clientTooOld,
  CloseCode.tooLarge,
  CloseCode.frameTooLarge,
])

/** Whether a client must stop reconnecting after this code (4401 resumes after sign-in). */
export function isPermanentClose(code: number): boolean {
  return PERMANENT.has(code)
}
