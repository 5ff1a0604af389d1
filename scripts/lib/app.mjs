// Runs one of our built programs in front: its output is ours, our signals are its, its end is our end.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { environment } from './environment.mjs'
import { ROOT } from './root.mjs'

export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
const PARENT_CHECK_MS = 500

/** Starts a program of apps/embedded; `stop` asks it to end and waits for that. */
export function startApp(program, args) {
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', join(ROOT, 'apps/embedded/dist', program), ...args],
    {
      cwd: ROOT,
      env: environment,
      stdio: 'inherit',
    },
  )
  const ended = new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.on('exit', (code, signal) => resolve(signal ? 128 : code))
  })
  // Ctrl-C reaches the program and us, and npm sends it once more: the program takes only the first.
  return {
    ended,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return ended
    },
  }
}

/** Runs it until it ends and ends with its code. Signals never end us before it has closed its database. */
export async function runApp(program, args) {
  const app = startApp(program, args)
  for (const signal of SIGNALS) process.on(signal, () => void app.stop(signal))
  onOrphaned(() => void app.stop())
  process.exit(await app.ended)
}

/** npm may die without a word to us (a shell between us does not pass signals on): then we are done, too. */
export function onOrphaned(callback) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    callback()
  }, PARENT_CHECK_MS)
  timer.unref()
}
