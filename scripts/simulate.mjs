// npm run simulate: devices, lost lines and power cuts, by seed, against the real sync.
import { runApp } from './lib/app.mjs'
import { giveUp } from './lib/plain-error.mjs'
import { prepare } from './lib/prepare.mjs'

try {
  await prepare()
  await runApp('simulate.js', process.argv.slice(2))
} catch (error) {
  giveUp(error)
}
