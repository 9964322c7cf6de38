import { device } from './device'

const PREFIX = 'framsyn:epoch'
const keyOf = (person: string, room: string) => `${PREFIX}:${person}:${room}`

/**
 * The log epoch of the copy that this device keeps of a document; `undefined` when none is known. Put
 * down at once, before anything of that epoch is in the copy.
 */
export function keptEpoch(person: string, room: string): number | undefined {
  const kept = device.read(keyOf(person, room))
  return kept === null || !/^\d{1,10}$/.test(kept) ? undefined : Number(kept)
}

export function keepEpoch(person: string, { room, epoch }: { room: string; epoch: number }): void {
  device.write(keyOf(person, room), String(epoch))
}

/** In one room, or in all. */
export function forgetEpochs(person: string, room = ''): void {
  for (const key of device.keys(keyOf(person, room))) device.remove(key)
}

/** Tells when another tab has put down the epoch of its copy. Returns a function that stops it. */
export function onEpochKept(
  person: string,
  { room, listener }: { room: string; listener: () => void },
): () => void {
  return device.watch(keyOf(person, room), listener)
}
