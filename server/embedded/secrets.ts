import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { StartError } from '@/lib/platform/errors'

const passwords = z.object({
  framsyn_super: z.string().min(32),
  framsyn_owner: z.string().min(32),
  framsyn_app: z.string().min(32),
  framsyn_sync: z.string().min(32),
})

export type Passwords = z.infer<typeof passwords>
export type Role = keyof Passwords

const fresh = (): string => randomBytes(32).toString('base64url')

/** The database passwords of this data folder, made on first use and readable by its owner alone. */
export function databasePasswords(home: string): Passwords {
  const file = join(home, 'secrets.json')
  if (!existsSync(file)) {
    if (existsSync(join(home, 'data'))) {
      throw new StartError(
        `The database passwords ${file} are missing. Restore that file, or move ${home} away to start with an empty database.`,
      )
    }
    const made: Passwords = {
      framsyn_super: fresh(),
      framsyn_owner: fresh(),
      framsyn_app: fresh(),
      framsyn_sync: fresh(),
    }
    writeFileSync(`${file}.new`, JSON.stringify(made, null, 2), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  const read = passwords.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (read.success) return read.data
  throw new StartError(`The database passwords in ${file} are damaged. Restore that file.`)
}
