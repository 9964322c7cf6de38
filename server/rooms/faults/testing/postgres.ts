import { chmodSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@/prisma/migrate'
import { type DatabaseUrls, startPostgres } from '../../../embedded/cluster'

/** A PostgreSQL of one's own that keeps what it has committed, as in production. */
export type OwnPostgres = {
  urls: DatabaseUrls
  /** Its data folder, as `postmaster.pid` and the processes know it. */
  data: string
  stop(): Promise<void>
  /** Starts again after `stop`, on the same data and the same address. */
  start(): Promise<void>
  /** Stops it and removes its data. */
  remove(): Promise<void>
}

export async function ownPostgres(
  settings: Readonly<Record<string, string>> = {},
): Promise<OwnPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'framsyn-faults-'))
  chmodSync(folder, 0o711)
  const dir = join(folder, 'postgres')
  const start = () => startPostgres({ dir, settings })
  let server = await start()
  const emergency = () => server.abandon()
  process.once('exit', emergency)
  const urls = server.urls('framsyn')
  await migrate(urls.ownerUrl)
  return {
    urls,
    data: join(dir, 'data'),
    stop: () => server.stop(),
    async start() {
      server = await start()
    },
    async remove() {
      process.off('exit', emergency)
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
