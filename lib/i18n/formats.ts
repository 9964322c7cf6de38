import type { Formats } from 'next-intl'

/** Norway's clock: people in one meeting see the same hour, wherever they sit. */
export const TIME_ZONE = 'Europe/Oslo'

export const formats = {
  dateTime: {
    day: { day: 'numeric', month: 'long', year: 'numeric' },
    shortDay: { day: 'numeric', month: 'short' },
    moment: {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    },
    clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  },
  number: {
    whole: { maximumFractionDigits: 0 },
    /** A year is a name, not a quantity: no thousands separator. */
    year: { useGrouping: false, maximumFractionDigits: 0 },
    percent: { style: 'percent', maximumFractionDigits: 0 },
  },
  list: {
    and: { type: 'conjunction' },
  },
} satisfies Formats
