import { statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { Account } from './account.js'
import { PostgresError } from './postgres-error.js'
import { runTool } from './run-tool.js'

const MEGABYTE = 1024 * 1024
const FOREIGN_PORT = 5432

/** A new cluster takes about 50 MB, its log may grow by some more before the first checkpoint. */
export const SPACE_TO_CREATE = 300 * MEGABYTE
export const SPACE_TO_RUN = 64 * MEGABYTE

export async function requireSpace(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  if (free >= needed) return
  const megabytes = (bytes: number) => Math.floor(bytes / MEGABYTE)
  throw new PostgresError(
    `Ruang penyimpanan di ${folder} tinggal ${megabytes(free)} MB, sedangkan basis data perlu ${megabytes(needed)} MB; ` +
      'kosongkan ruang lalu ulangi.',
  )
}

export async function requireFreePort(port: number): Promise<void> {
  if (port === FOREIGN_PORT) {
    throw new PostgresError(`Port ${FOREIGN_PORT} milik Postgres lain; pilih port yang lain dengan --port.`)
  }
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new PostgresError(`Port ${port} sedang dipakai program lain; pilih port yang lain dengan --port.`)
          : error,
      ),
    )
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve()))
  })
}

/** A folder below /root, say, is closed to the account that Postgres runs as. */
export async function requireReachable(folder: string, account: Account | undefined): Promise<void> {
  const { ok } = await runTool('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], account)
  if (ok) return
  throw new PostgresError(
    `Folder data ${folder} tidak dapat dibuka oleh pengguna sistem yang menjalankan Postgres; ` +
      'pilih folder lain dengan --data, misalnya /var/lib/lentera.',
  )
}
