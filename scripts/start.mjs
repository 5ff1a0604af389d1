// npm start: the whole hospital on this computer, from a fresh clone to a running server.
import { giveUp } from './lib/plain-error.mjs'
import { prepare } from './lib/prepare.mjs'

const PROGRAM = 'main.js'
const isWatching = process.argv.includes('--watch')
const options = process.argv.slice(2).filter((option) => option !== '--watch')

try {
  await prepare()
  if (isWatching) {
    const { watchAndRun } = await import('./lib/watch.mjs')
    await watchAndRun(PROGRAM, options)
  } else {
    const { runApp } = await import('./lib/app.mjs')
    await runApp(PROGRAM, options)
  }
} catch (error) {
  giveUp(error)
}
