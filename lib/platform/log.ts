import pino from 'pino'

/** JSON lines on stderr; stdout belongs to what a person who starts Framsyn reads. */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? 'info',
    base: undefined,
    redact: {
      paths: ['*.password', '*.token', '*.secret', 'headers.cookie', 'headers.authorization'],
      censor: '[hidden]',
    },
  },
  pino.destination({ fd: 2, sync: true }),
)

export type Log = typeof log
