import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { serviceAccount } from './account'
import { REFUGE, settleHome } from './refuge'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const asRoot = test.runIf(process.getuid?.() === 0)
const account = serviceAccount()

/** A data folder with a row in it, which only root may enter. */
function lockedFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'framsyn-refuge-'))
  chmodSync(parent, 0o700)
  folders.push(parent)
  const dir = join(parent, 'postgres')
  mkdirSync(join(dir, 'data/base'), { recursive: true })
  writeFileSync(join(dir, 'data/base/row'), 'old')
  writeFileSync(join(dir, 'secrets.json'), 'secret')
  return dir
}

async function settle(dir: string): Promise<string> {
  const { home, moved } = await settleHome(dir, account)
  expect(moved).toBe(true)
  expect(dirname(home)).toBe(REFUGE)
  for (const name of readdirSync(REFUGE)) {
    const path = join(REFUGE, name)
    if (path.startsWith(home) && !folders.includes(path)) folders.push(path)
  }
  return home
}

const rowOf = (home: string): string => readFileSync(join(home, 'data/base/row'), 'utf8')
const ownerOf = (home: string): number => statSync(join(home, 'data/base/row')).uid

/** What every start after a move finds, whatever happened to the move. */
function expectSettled(dir: string, home: string): void {
  expect(ownerOf(home)).toBe(account.ids?.uid)
  expect(readFileSync(join(home, 'secrets.json'), 'utf8')).toBe('secret')
  expect(readFileSync(join(dir, 'moved-to'), 'utf8')).toBe(home)
  expect(existsSync(join(dir, 'data'))).toBe(false)
  expect(readFileSync(join(dir, 'data.moved/base/row'), 'utf8')).toBe('old')
}

asRoot('a move copies the data, keeps the original and is found again', async () => {
  const dir = lockedFolder()
  const home = await settle(dir)
  expectSettled(dir, home)
  expect(rowOf(home)).toBe('old')
  writeFileSync(join(home, 'data/base/row'), 'new')
  expect(await settle(dir)).toBe(home)
  expect(rowOf(home)).toBe('new')
})

const beforeTheNote: [string, (dir: string, home: string) => void][] = [
  ['while it copied', (_, home) => rmSync(join(home, 'data/base'), { recursive: true })],
  ['after the copy', () => undefined],
  [
    'while it wrote the note',
    (dir, home) => writeFileSync(join(dir, 'moved-to.new'), home[0] ?? ''),
  ],
]

asRoot.each(beforeTheNote)('a move that was killed %s begins again', async (_, leave) => {
  const dir = lockedFolder()
  const home = await settle(dir)
  rmSync(join(dir, 'moved-to'))
  renameSync(join(dir, 'data.moved'), join(dir, 'data'))
  leave(dir, home)

  expect(await settle(dir)).toBe(home)
  expectSettled(dir, home)
  expect(rowOf(home)).toBe('old')
})

asRoot('a move that was killed after the note goes on with the copy', async () => {
  const dir = lockedFolder()
  const home = await settle(dir)
  renameSync(join(dir, 'data.moved'), join(dir, 'data'))
  writeFileSync(join(home, 'data/base/row'), 'new')

  expect(await settle(dir)).toBe(home)
  expectSettled(dir, home)
  expect(rowOf(home)).toBe('new')
})

const withoutNote: [string, (dir: string) => void][] = [
  ['before its note was written', (dir) => rmSync(join(dir, 'moved-to'))],
  ['while its note was written', (dir) => writeFileSync(join(dir, 'moved-to'), '')],
]

asRoot.each(withoutNote)(
  'a move of an earlier version, killed %s, is found by its retired original',
  async (_, leave) => {
    const dir = lockedFolder()
    const home = await settle(dir)
    writeFileSync(join(home, 'data/base/row'), 'new')
    leave(dir)

    expect(await settle(dir)).toBe(home)
    expectSettled(dir, home)
    expect(rowOf(home)).toBe('new')
    expect(readdirSync(REFUGE).filter((name) => join(REFUGE, name).startsWith(home))).toHaveLength(
      1,
    )
  },
)

asRoot('the data of a folder that was deleted is kept and not used', async () => {
  const dir = lockedFolder()
  const home = await settle(dir)
  rmSync(dir, { recursive: true })

  expect(await settle(dir)).toBe(home)
  expect(existsSync(join(home, 'data'))).toBe(false)
  const kept = readdirSync(REFUGE).filter((name) => join(REFUGE, name).startsWith(`${home}.before`))
  expect(kept.map((name) => rowOf(join(REFUGE, name)))).toEqual(['old'])
})

asRoot('a copy that is gone is said, and no empty database takes its place', async () => {
  const dir = lockedFolder()
  const home = await settle(dir)
  rmSync(home, { recursive: true })
  await expect(settleHome(dir, account)).rejects.toThrow(`kept in ${home}, which is gone`)
})
