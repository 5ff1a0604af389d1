// Builds the app into `out/`. The order matters: after the service worker's list no listed file may change.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { complaintAbout, withPolicy } from './build/csp.mjs'
import { exportHelp } from './build/help.mjs'
import { filesBelow, fingerprintOf } from './build/files.mjs'
import { precompressBelow } from './build/precompress.mjs'
import { reactAriaStyleHashes } from './build/react-aria-styles.mjs'
import { buildServiceWorker } from './build/service-worker.mjs'
import { bundleWorker } from './build/worker.mjs'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const root = here('../../')
const out = here('out')
const target = 'chrome111'

function run(command, args, cwd, more = {}) {
  const env = {
    ...process.env,
    ...more,
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_PUBLIC_LENTERA_BUILD: version,
    ...workerAddresses,
    // The day only, so that two builds of one day are the same.
    NEXT_PUBLIC_LENTERA_BUILT_ON: new Date().toISOString().slice(0, 10),
  }
  const { status, error } = spawnSync(command, args, { cwd, env, stdio: 'inherit' })
  if (error) throw error
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`)
}

const { version } = JSON.parse(await readFile(here('package.json'), 'utf8'))
const workerAddresses = {}
const packages = ['contracts', 'documents', 'domain', 'sync', 'terminology', 'ui'].map(
  (name) => `packages/${name}`,
)

run(process.execPath, ['node_modules/typescript/bin/tsc', '-b', ...packages], root)
// Built only now, so it cannot be imported above. 9171 is the kota of the demo facility.
const { exportAreas } = await import('@lentera/terminology/export-areas')
exportAreas('9171', here('src/generated/areas.json'))
await exportHelp(`${root}docs/training`, here('src/generated/help.json'))

const secondCopy = await bundleWorker({ name: 'salinan', source: here('src/second-copy/worker.ts'), target })
workerAddresses.NEXT_PUBLIC_LENTERA_SECOND_COPY = `/${secondCopy.file}`

await rm(out, { recursive: true, force: true })
// Devices keep what rules decided from one start to the next, and only as long as the same code decides.
const deciding = ['contracts', 'domain', 'sync'].map((name) => `${root}packages/${name}/dist`)
run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], here('.'), {
  NEXT_PUBLIC_LENTERA_CODE: await fingerprintOf(deciding, '.js'),
})

await writeFile(here(`out/${secondCopy.file}`), secondCopy.code)

const styles = await reactAriaStyleHashes()
const pages = (await filesBelow(out)).filter((file) => file.endsWith('.html'))
for (const page of pages) {
  const html = withPolicy(await readFile(page, 'utf8'), styles)
  const complaint = complaintAbout(html)
  if (complaint) throw new Error(`${page}: ${complaint}`)
  await writeFile(page, html)
}

await precompressBelow(out)
const { count, size } = await buildServiceWorker({
  source: here('src/service-worker/sw.ts'),
  out,
  target,
  version,
})
if (!existsSync(here('out/index.html'))) throw new Error('no start page')
console.log(
  `web ${version}: ${pages.length} halaman, ${count} berkas (${Math.round(size / 1024)} kB) untuk dipakai tanpa jaringan`,
)
