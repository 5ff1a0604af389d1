// npm run audit -- verify: proves that nobody touched the log of what was done and read.
import { runApp } from './lib/app.mjs'
import { giveUp } from './lib/plain-error.mjs'
import { prepare } from './lib/prepare.mjs'

try {
  await prepare()
  await runApp('audit.js', process.argv.slice(2))
} catch (error) {
  giveUp(error)
}
