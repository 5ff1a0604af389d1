import { mkdir, open, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readHeadLine, type SignedHead } from './head-line.js'

/** Beside the heads lies the public key that proves them, for somebody who has nothing but this folder. */
const PUBLIC_KEY = 'public-key.txt'
const isHeadFile = (name: string): boolean => /^heads-.*\.txt$/.test(name)

/** One file a month, so that none grows beyond what a stick or an editor takes. */
const fileOf = (at: string): string => `heads-${at.slice(0, 7)}.txt`

/**
 * Adds one line to a file and flushes it. What is there stays as it is: a line that a crash cut off is only
 * closed, so that the next one begins on its own.
 */
export async function appendLine(path: string, line: string): Promise<void> {
  const file = await open(path, 'a+', 0o644)
  try {
    const { size } = await file.stat()
    const last = Buffer.alloc(1)
    if (size > 0) await file.read(last, 0, 1, size - 1)
    // One write: appending is atomic, half a line is all a crash can leave.
    await file.write(`${size > 0 && last.toString() !== '\n' ? '\n' : ''}${line}\n`)
    await file.sync()
    if (size === 0) await flushFolder(join(path, '..'))
  } finally {
    await file.close()
  }
}

/** The server's own place for heads; it is made when it is missing. */
export async function prepareHeadFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o755 })
}

/**
 * Writes a head into a folder that is there.
 * @throws ENOENT when it is not: below the mount point of a stick that is out nothing may be made
 */
export async function writeHead(folder: string, at: string, line: string, publicKey: string): Promise<void> {
  await writeFile(join(folder, PUBLIC_KEY), `${publicKey}\n`, { flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    },
  )
  await appendLine(join(folder, fileOf(at)), line)
}

export interface HeadFiles {
  readonly heads: readonly SignedHead[]
  /** Lines that are no head: half lines of a crash, or somebody's hand. */
  readonly unreadable: number
  /** The key that lies beside them; null: none. */
  readonly publicKey: string | null
}

/** Reads one file of heads, or all of a folder. @throws ENOENT when there is nothing */
export async function readHeadFiles(path: string): Promise<HeadFiles> {
  const isFolder = (await stat(path)).isDirectory()
  const files = isFolder
    ? (await readdir(path))
        .filter(isHeadFile)
        .sort()
        .map((name) => join(path, name))
    : [path]
  const heads: SignedHead[] = []
  let unreadable = 0
  for (const file of files)
    for (const line of (await readFile(file, 'utf8')).split('\n')) {
      const head = readHeadLine(line)
      if (head) heads.push(head)
      else if (line !== '') unreadable += 1
    }
  const beside = join(isFolder ? path : join(path, '..'), PUBLIC_KEY)
  const publicKey = await readFile(beside, 'utf8').then(
    (text) => text.trim(),
    () => null,
  )
  return { heads, unreadable, publicKey }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
