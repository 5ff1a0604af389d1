import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const webOut = fileURLToPath(new URL('../../../web/out/', import.meta.url))
const here = fileURLToPath(new URL('.', import.meta.url))

/** A file of the app's precache: a page of its origin without the app. */
export const quietPage = '/index.txt'

/** Address of the built app's worker for the second copy. */
export async function secondCopyAddress(): Promise<string> {
  const file = (await readdir(webOut)).find((name) => /^salinan-[0-9a-f]+\.js$/.test(name))
  if (!file) throw new Error('the app was built without a second copy')
  return `/${file}`
}

/** Bundles for a page: works under the app's own Content-Security-Policy, because it is evaluated, not loaded. */
export async function pageBundle(
  contents: string,
  { resolveDir = here, secondCopy = '' }: { resolveDir?: string; secondCopy?: string } = {},
): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: {
      'process.env.NEXT_PUBLIC_LENTERA_BUILD': '"bench"',
      'process.env.NEXT_PUBLIC_LENTERA_CODE': '"bench"',
      'process.env.NEXT_PUBLIC_LENTERA_BUILT_ON': '""',
      'process.env.NEXT_PUBLIC_LENTERA_SECOND_COPY': JSON.stringify(secondCopy),
      global: 'globalThis',
    },
  })
  return outputFiles[0]!.text
}
