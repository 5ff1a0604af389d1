import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { injectManifest } from 'workbox-build'
import { precompress } from './precompress.mjs'

/**
 * Bundles the service worker and writes the list of everything it must hold. Last of all: a file touched
 * after this no longer is the file in the list, and the installation fails.
 */
export async function buildServiceWorker({ source, out, target, version }) {
  const bundle = path.join(out, 'sw.bundle.js')
  const worker = path.join(out, 'sw.js')
  await build({
    entryPoints: [source],
    outfile: bundle,
    bundle: true,
    format: 'iife',
    minify: true,
    target,
    define: { 'process.env.NODE_ENV': '"production"', __LENTERA_BUILD__: JSON.stringify(version) },
  })
  const { count, size, warnings } = await injectManifest({
    swSrc: bundle,
    swDest: worker,
    globDirectory: out,
    globPatterns: ['**/*'],
    globIgnores: ['**/*.br', 'sw.bundle.js', 'sw.js', '404/**', '_not-found/**'],
    // Next names these by their content, so a changed file has a changed name.
    dontCacheBustURLsMatching: /^_next\/static\//,
    maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
  })
  if (warnings.length > 0) throw new Error(`precache list: ${warnings.join('; ')}`)
  await rm(bundle)
  if (!(await readFile(worker, 'utf8')).includes('index.html')) throw new Error('precache list is empty')
  await precompress(worker)
  return { count, size }
}
