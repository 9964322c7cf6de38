import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { StartError } from '@/lib/platform/errors'

/** Who runs PostgreSQL; `ids` only when that is not the user who started us. */
export type Account = Readonly<{ name: string; ids?: Readonly<{ uid: number; gid: number }> }>

const CANDIDATES = ['framsyn', 'nobody', 'daemon']

/** PostgreSQL refuses to run as root, so root lends it an account without rights of its own. */
export function serviceAccount(): Account {
  if (process.getuid?.() !== 0) return { name: 'self' }
  const entries = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of CANDIDATES) {
    const entry = entries.find(([login]) => login === name)
    if (entry) return { name, ids: { uid: Number(entry[2]), gid: Number(entry[3]) } }
  }
  throw new StartError(
    'PostgreSQL does not run as root and this machine has no account to lend it. Create one with: useradd --system framsyn',
  )
}

/** Whether the account can enter and write the folder. */
export function canUse(account: Account, folder: string): boolean {
  const check = spawnSync('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder], {
    ...account.ids,
    cwd: '/',
  })
  return check.status === 0
}

/** PostgreSQL gets none of our settings, and messages that we can read. */
export const serviceEnv: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  LC_ALL: 'C',
  NODE_ENV: process.env.NODE_ENV,
}
