import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'
import type { DatabaseUrls } from '@/server/embedded/cluster'
import { createSyncPool } from '@/server/persistence/pool'
import { answering } from '../processes/answering'
import { collect } from './serving'

/** Hocuspocus as its manual sets it up: defaults, a token that is checked, documents in Postgres. */
export const commands = {
  async open({ superUrl }: DatabaseUrls): Promise<number> {
    const pool = createSyncPool(superUrl)
    const server = new Server({
      address: '127.0.0.1',
      port: 0,
      quiet: true,
      stopOnSignals: false,
      async onAuthenticate({ token }) {
        if (token !== 'bench') throw new Error('not signed in')
      },
      extensions: [
        new Database({
          async fetch({ documentName }) {
            const { rows } = await pool.query('select data from documents where name = $1', [
              documentName,
            ])
            return rows[0]?.data ?? null
          },
          async store({ documentName, state }) {
            await pool.query(
              `insert into documents (name, data) values ($1, $2)
               on conflict (name) do update set data = excluded.data`,
              [documentName, state],
            )
          },
        }),
      ],
    })
    await server.listen()
    return server.address.port
  },
  collect,
}

answering(commands)
