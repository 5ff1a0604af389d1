// npm run bench -- NAME: measures one of the figures the product promises.
import { runApp } from './lib/app.mjs'
import { giveUp } from './lib/plain-error.mjs'
import { prepare } from './lib/prepare.mjs'

try {
  await prepare()
  await runApp('bench/main.js', process.argv.slice(2))
} catch (error) {
  giveUp(error)
}
