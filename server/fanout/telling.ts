import { log } from '@/lib/platform/log'
import type { BusListener, BusMessage } from './bus'

/** A listener that throws is our fault and must not keep a message from others. */
export function tell(listener: BusListener, message: BusMessage): void {
  try {
    listener(message)
  } catch (error) {
    log.error({ err: error, kind: message.kind }, 'a message from another node was not taken in')
  }
}
