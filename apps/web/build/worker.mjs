import { createHash } from 'node:crypto'
import { build } from 'esbuild'

/**
 * Bundles a dedicated worker. Its name carries its content, so that a page of one build never starts the worker
 * of another; the page gets the name at its own build, so workers are bundled first.
 * @returns its name below the root, and its code
 */
export async function bundleWorker({ name, source, target }) {
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    target,
    conditions: ['lentera-source'],
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const code = outputFiles[0].contents
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 12)
  return { file: `${name}-${hash}.js`, code }
}
