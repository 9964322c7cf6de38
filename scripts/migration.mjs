// npm run migration -- NAME [--empty]
// Writes the next migration from the committed Prisma schema to the working one. Row-level security,
// grants and triggers are appended to the same file by hand; --empty makes a file for those alone.
import { importTs } from './lib/run-ts.mjs'

const args = process.argv.slice(2)
const name = args.find((arg) => !arg.startsWith('--'))

if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error(
    'Name the migration in lower case with underscores: npm run migration -- add_boards',
  )
  process.exit(2)
}

const { writeNextMigration } = await importTs('prisma/next-migration.ts')
const path = await writeNextMigration(name, {
  now: new Date(),
  empty: args.includes('--empty'),
})
console.log(path ?? 'Nothing to migrate: the working schema equals the committed one.')
