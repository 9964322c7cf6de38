import { spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serviceAccount } from '../../../embedded/account'

/** A file system of a few megabytes that PostgreSQL may use. */
export type SmallDisk = { path: string; fill(): void; empty(): void; remove(): void }

const SIZE = 8 * 1024 * 1024

/** Mounts one, which only root may; `null` for everybody else. */
export function mountSmallDisk(): SmallDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const path = mkdtempSync(join(tmpdir(), 'framsyn-disk-'))
  const options = `size=${SIZE},mode=0700`
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path])
  if (status !== 0) {
    rmSync(path, { recursive: true })
    return null
  }
  const { ids } = serviceAccount()
  if (ids) chownSync(path, ids.uid, ids.gid)
  const ballast = join(path, 'ballast')
  const unmount = () => void spawnSync('umount', ['--lazy', path])
  process.once('exit', unmount)
  return {
    path,
    fill() {
      try {
        writeFileSync(ballast, Buffer.alloc(SIZE))
      } catch {
        // Full, as intended.
      }
    },
    empty: () => rmSync(ballast, { force: true }),
    remove() {
      process.off('exit', unmount)
      unmount()
      rmSync(path, { recursive: true, force: true })
    },
  }
}
