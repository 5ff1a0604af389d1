// Builds every workspace whose sources changed; turbo remembers the rest.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { TOOLS } from './environment.mjs'
import { ROOT } from './root.mjs'
import { capture } from './run.mjs'

const STAMP = join(TOOLS, 'build-stamp')
const MADE_BY_A_BUILD = new Set([
  'node_modules',
  'dist',
  'out',
  '.next',
  '.turbo',
  'generated',
  'public',
  'e2e',
])
const RESULTS = ['apps/embedded/dist/main.js', 'apps/web/out/index.html']

export const buildStep = {
  title: 'Membangun aplikasi',
  isDue: () => !isBuilt() || stamp() !== (existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : ''),
  work: build,
}

export async function build() {
  const before = stamp()
  await capture('turbo', ['run', 'build', '--concurrency=2', '--output-logs=errors-only'])
  mkdirSync(dirname(STAMP), { recursive: true })
  writeFileSync(STAMP, before)
}

const isBuilt = () => RESULTS.every((path) => existsSync(join(ROOT, path)))

/** Changes when any source file does; name, size and time are enough to ask turbo again. */
function stamp() {
  const hash = createHash('sha256')
  for (const file of ['tsconfig.base.json', 'turbo.json', 'pnpm-lock.yaml']) describe(join(ROOT, file), hash)
  for (const folder of ['apps', 'packages']) walk(join(ROOT, folder), hash)
  return hash.digest('hex')
}

function walk(folder, hash) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (!MADE_BY_A_BUILD.has(entry.name)) walk(path, hash)
    } else if (!/\.test\.tsx?$/.test(entry.name)) describe(path, hash)
  }
}

function describe(path, hash) {
  const { size, mtimeMs } = statSync(path)
  hash.update(`${path} ${size} ${mtimeMs}\n`)
}
