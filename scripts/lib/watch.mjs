// For developers: rebuilds and restarts when a source file changes.
import { existsSync, readdirSync, watch } from 'node:fs'
import { join } from 'node:path'
import { onOrphaned, SIGNALS, startApp } from './app.mjs'
import { build } from './build.mjs'
import { ROOT } from './root.mjs'

const SETTLE_MS = 300

export async function watchAndRun(program, args) {
  let app = startApp(program, args)
  let timer
  let restart = Promise.resolve()
  const changed = (_event, file) => {
    if (!file || /^generated\/|\.test\.tsx?$/.test(file)) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      restart = restart.then(rebuild)
    }, SETTLE_MS)
  }
  const rebuild = async () => {
    console.log('Sumber berubah; membangun ulang ...')
    try {
      await build()
    } catch (error) {
      console.error(`${error.message} Yang lama tetap berjalan.`)
      return
    }
    await app.stop()
    app = startApp(program, args)
  }
  for (const folder of sourceFolders()) watch(folder, { recursive: true }, changed)
  const end = (signal) => void app.stop(signal).then((code) => process.exit(code))
  for (const signal of SIGNALS) process.on(signal, () => end(signal))
  onOrphaned(() => end('SIGTERM'))
}

function sourceFolders() {
  return ['apps', 'packages']
    .flatMap((kind) => readdirSync(join(ROOT, kind)).map((name) => join(ROOT, kind, name, 'src')))
    .filter((folder) => existsSync(folder))
}
