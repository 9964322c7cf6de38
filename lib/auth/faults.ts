import { returnServerError } from 'next-safe-action'

/** Why an action did nothing; each has a sentence in the messages under `authErrors`. */
export const ACTION_FAULTS = [
  'signedOut',
  'notFound',
  'notAllowed',
  'foreignOrigin',
  'tooMany',
  'unexpected',
] as const

export type ActionFault = (typeof ACTION_FAULTS)[number]

/** Ends an action: nothing was changed, and this is why. */
export function refuse(fault: ActionFault): never {
  return returnServerError(fault)
}
