import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import type { Product } from './product'
import type { Persona } from './session'

const secrets = z.object({ framsyn_super: z.string() })

/** Goes past the product, straight into its database, for what it has no page for. */
export async function inDatabase<T>(
  product: Product,
  work: (database: pg.Client) => Promise<T>,
): Promise<T> {
  const home = join(product.dataDir, 'postgres')
  const { framsyn_super } = secrets.parse(
    JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')),
  )
  const database = new pg.Client({
    host: join(home, 'run'),
    user: 'framsyn_super',
    password: framsyn_super,
    database: 'framsyn',
  })
  await database.connect()
  try {
    return await work(database)
  } finally {
    await database.end()
  }
}

type Standing = { persona: Persona; board: string }

const MEMBER = `select member.id from member join person on person.id = member.person_id
  join board on board.cluster_id = member.cluster_id where person.email = $1 and board.id = $2`

/** Lets a persona only read a board while something is done, as a facilitator would. */
export function asReader<T>(product: Product, standing: Standing, work: () => Promise<T>) {
  return changed(product, standing, {
    before: `insert into board_role (id, board_id, cluster_id, member_id, role)
      select gen_random_uuid(), $2, cluster_id, id, 'reader' from member where id in (${MEMBER})`,
    after: `delete from board_role where board_id = $2 and member_id in (${MEMBER})`,
    work,
  })
}

/** Takes a persona out of the cluster while something is done. */
export function asRemoved<T>(product: Product, standing: Standing, work: () => Promise<T>) {
  return changed(product, standing, {
    before: `update member set left_at = now() where id in (${MEMBER})`,
    after: `update member set left_at = null where id in (${MEMBER})`,
    work,
  })
}

async function changed<T>(
  product: Product,
  { persona, board }: Standing,
  { before, after, work }: { before: string; after: string; work: () => Promise<T> },
): Promise<T> {
  const run = (sql: string) =>
    inDatabase(product, async (database) => {
      await database.query(sql, [`${persona}@demo.framsyn.test`, board])
      await database.query('update room_head set access_epoch = access_epoch + 1 where room = $1', [
        `board.${board}`,
      ])
    })
  await run(before)
  try {
    return await work()
  } finally {
    await run(after)
  }
}

/** How many changes of a board are committed. */
export function rowsOf(product: Product, board: string): Promise<number> {
  return inDatabase(product, async (database) => {
    const { rows } = await database.query('select last_seq from room_head where room = $1', [
      `board.${board}`,
    ])
    return z.tuple([z.object({ last_seq: z.coerce.number() })]).parse(rows)[0].last_seq
  })
}

/** Ends every session of a persona, as time does. */
export async function endSessions(product: Product, persona: Persona): Promise<void> {
  await inDatabase(product, (database) =>
    database.query(
      'delete from auth_session where person_id = (select id from person where email = $1)',
      [`${persona}@demo.framsyn.test`],
    ),
  )
}

/** Takes a table away while something is done, as a migration gone wrong would. */
export async function withoutTable(
  product: Product,
  table: 'board',
  work: () => Promise<void>,
): Promise<void> {
  const rename = (from: string, to: string) =>
    inDatabase(product, (database) => database.query(`alter table ${from} rename to ${to}`))
  await rename(table, `${table}_away`)
  try {
    await work()
  } finally {
    await rename(`${table}_away`, table)
  }
}
