// Brings pnpm and the packages, each only when it is missing or out of date.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TOOLS } from './environment.mjs'
import { ROOT } from './root.mjs'
import { capture } from './run.mjs'

const PNPM_HOME = join(TOOLS, 'pnpm')
const STAMP = join(ROOT, 'node_modules/.lentera-install')

export const pnpmStep = {
  title: 'Mengambil pnpm',
  isDue: () => installedPnpm() !== wantedPnpm(),
  work: async () => {
    mkdirSync(PNPM_HOME, { recursive: true })
    const quiet = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error']
    await capture('npm', ['install', '--prefix', PNPM_HOME, ...quiet, `pnpm@${wantedPnpm()}`])
  },
}

export const packagesStep = {
  title: 'Memasang paket',
  isDue: () => readIfThere(STAMP) !== fingerprint(),
  work: async () => {
    // CI keeps pnpm from asking whether it may replace an older node_modules.
    await capture('pnpm', ['install', '--frozen-lockfile', '--reporter=append-only'], { env: { CI: 'true' } })
    writeFileSync(STAMP, fingerprint())
  },
}

/** pnpm's version is fixed in one place: package.json. */
const wantedPnpm = () => readJson(join(ROOT, 'package.json')).packageManager.replace('pnpm@', '')

function installedPnpm() {
  const manifest = join(PNPM_HOME, 'node_modules/pnpm/package.json')
  return existsSync(manifest) ? readJson(manifest).version : undefined
}

function fingerprint() {
  const hash = createHash('sha256').update(process.version)
  const workspaces = ['apps', 'packages'].flatMap((kind) =>
    readdirSync(join(ROOT, kind)).map((name) => join(kind, name, 'package.json')),
  )
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...workspaces]) {
    hash.update(readIfThere(join(ROOT, file)) ?? '')
  }
  return hash.digest('hex')
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))
const readIfThere = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined)
