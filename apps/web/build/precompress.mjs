import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { filesBelow } from './files.mjs'

const compress = promisify(brotliCompress)
const TEXT = /\.(html|js|css|json|txt|svg|webmanifest)$/
/** Below this a compressed copy saves no packet. */
const SMALLEST = 512

/** Puts `file.br` beside a text file, when that is smaller; servers send it to whoever accepts it. */
export async function precompress(file) {
  const text = await readFile(file)
  if (text.length < SMALLEST) return
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
  const packed = await compress(text, { params })
  if (packed.length < text.length) await writeFile(`${file}.br`, packed)
}

export async function precompressBelow(folder) {
  for (const file of await filesBelow(folder)) if (TEXT.test(file)) await precompress(file)
}
