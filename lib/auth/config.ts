import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '@/lib/members/constants'
import { identityDb } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { log } from '@/lib/platform/log'
import { COOKIE_PREFIX } from './cookie'
import { endSession } from './session'
import { COOKIE_SECONDS, firstExpiry } from './session-length'

export const AUTH_PATH = '/api/auth'

/** Built at first use: settings and database are not there yet while Next builds its pages. */
export function auth(): Auth {
  built ??= build()
  return built
}

type Auth = ReturnType<typeof build>
let built: Auth | undefined

function build() {
  const { origins, publicUrl, secure, authSecret } = env()
  return betterAuth({
    appName: 'Framsyn',
    baseURL: publicUrl,
    basePath: AUTH_PATH,
    secret: authSecret,
    trustedOrigins: [...origins],
    database: prismaAdapter(identityDb(), { provider: 'postgresql' }),
    user: { modelName: 'person' },
    // How long a session lasts is in its row (session-length.ts); this is the cookie's age.
    session: {
      modelName: 'authSession',
      expiresIn: COOKIE_SECONDS,
      disableSessionRefresh: true,
    },
    account: { modelName: 'authAccount' },
    verification: { modelName: 'authVerification' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
    },
    databaseHooks: {
      session: {
        create: {
          before: async ({ expiresAt }) => ({
            data: { expiresAt: firstExpiry(expiresAt, new Date()) },
          }),
          // Rotated at sign-in: the session that the browser came with ends.
          after: async (_, context) => endSession(context?.headers?.get('cookie')),
        },
      },
    },
    // Theirs locks a meeting behind one address out; ours is in sign-in-limits.ts.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { log: toOurLog },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: secure,
      // Both default to off when NODE_ENV is test, and a check that tests cannot see is no check.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      // Nobody looks at addresses of sessions, so none are kept.
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => newId() },
    },
  })
}

/** A wrong password is an everyday event, counted by our limits; only faults reach the log. */
function toOurLog(level: 'debug' | 'info' | 'warn' | 'error', message: string, ...args: unknown[]) {
  const err = args.find((arg) => arg instanceof Error)
  if (level === 'error') log.error({ err }, message)
  else log.debug(message)
}
