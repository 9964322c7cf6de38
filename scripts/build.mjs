// npm run build: what `npm start` does before it starts, for images and packages.
import { buildIfStale } from './lib/build.mjs'
import { step } from './lib/progress.mjs'

try {
  await step('building', buildIfStale)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
