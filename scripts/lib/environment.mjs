// The environment our tools run in: our pnpm on PATH, no telemetry, and a home that can be written.
import { accessSync, constants, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ROOT } from './root.mjs'

export const TOOLS = join(ROOT, '.tools')
const OWN_HOME = join(TOOLS, 'home')

const home = homeOr(OWN_HOME)
export const hasOwnHome = home === OWN_HOME

export const environment = {
  ...process.env,
  HOME: home,
  PATH: [
    join(TOOLS, 'pnpm/node_modules/.bin'),
    join(ROOT, 'node_modules/.bin'),
    process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
  ].join(delimiter),
  TURBO_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
  npm_config_update_notifier: 'false',
  // npm tells its children where its own cache is, also when that cannot be written.
  ...(hasOwnHome && { npm_config_cache: join(OWN_HOME, '.npm') }),
}

/** npm, pnpm and turbo keep caches at home; a service account often has none. */
function homeOr(substitute) {
  const wanted = process.env.HOME
  try {
    if (!wanted) throw new Error('no home')
    accessSync(wanted, constants.W_OK | constants.X_OK)
    return wanted
  } catch {
    mkdirSync(substitute, { recursive: true })
    for (const name of Object.keys(process.env)) {
      // Folders inside the home that cannot be written either.
      if (/^XDG_(CACHE|CONFIG|DATA|STATE)_HOME$/.test(name)) delete process.env[name]
    }
    return substitute
  }
}
