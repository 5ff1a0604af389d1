// The whole hospital in one command; `npm start` runs this after bringing and building what is missing.
import { readArguments } from '@lentera/config/arguments'
import { ConfigError } from '@lentera/config/config-error'
import { loadConfig } from '@lentera/config/load-config'
import { prepareDemoFolder } from './demo/demo-folder.js'
import { PostgresError } from './postgres/postgres-error.js'
import { startHospital, type RunningHospital } from './start-hospital.js'

let hospital: Promise<RunningHospital> | undefined
let stopping = false

/** The first Ctrl+C ends everything in order; a second one while that lasts is the same wish, not a kill. */
function stop(): void {
  if (stopping) return
  stopping = true
  console.log('Lentera dimatikan…')
  void Promise.resolve(hospital)
    .then((running) => running?.stop())
    .then(
      () => process.exit(0),
      () => process.exit(1),
    )
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)

try {
  const { given, flags } = readArguments(process.argv.slice(2), ['json', 'reset-demo'])
  const config = loadConfig({ given })
  const print = (line: string): void => console.log(line)
  await prepareDemoFolder(config, flags['reset-demo'], print)
  hospital = startHospital(config, print)
  const { url, accounts, password, sandbox } = await hospital
  if (flags.json)
    console.log(JSON.stringify({ ready: true, url, ...(sandbox ? { sandbox } : {}), accounts, password }))
  const signIn = password ? ` akun: ${accounts.join(', ')}; sandi: ${password}` : ''
  console.log(`LENTERA SIAP ${url}${signIn}`)
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof PostgresError
  console.error(expected ? error.message : error)
  process.exit(1)
}
