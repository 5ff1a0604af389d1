import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Layout } from './layout.js'
import { PostgresError } from './postgres-error.js'
import type { ServerBinaries } from './server-binaries.js'
import { writeFileSafely } from './write-file-safely.js'

/** The major that wrote the data of this folder; undefined before the first start. */
export async function recordedMajor(files: Layout): Promise<number | undefined> {
  const [remembered, written] = await Promise.all([
    numberIn(files.major),
    numberIn(join(files.cluster, 'PG_VERSION')),
  ])
  if (remembered !== undefined && written !== undefined && remembered !== written) {
    throw new PostgresError(
      `Berkas ${files.major} menyebut Postgres ${remembered}, tetapi data di ${files.cluster} ditulis Postgres ${written}; ` +
        'data tidak disentuh, periksa apakah folder data tertukar.',
    )
  }
  return written ?? remembered
}

export const rememberMajor = (files: Layout, major: number) =>
  writeFileSafely(files.major, `${major}\n`, 0o644)

/** The binaries that may open this data: another major would refuse it or, worse, be told to convert it. */
export function chooseBinaries(
  installed: readonly ServerBinaries[],
  major: number | undefined,
  dataDir: string,
): ServerBinaries {
  const fit = major === undefined ? installed[0] : installed.find((binaries) => binaries.major === major)
  if (fit) return fit
  if (major === undefined) {
    throw new PostgresError(
      'Postgres tidak ditemukan; pasang paket postgresql (versi 15 atau lebih baru) lalu ulangi.',
    )
  }
  const available = installed.map((binaries) => binaries.version).join(', ') || 'tidak ada'
  throw new PostgresError(
    `Data di ${dataDir} ditulis oleh Postgres ${major}, sedangkan yang tersedia: ${available}; ` +
      `pasang Postgres ${major} (paket postgresql-${major}) lalu ulangi, data tidak disentuh.`,
  )
}

async function numberIn(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const major = Number(text.trim())
  if (Number.isInteger(major) && major > 0) return major
  throw new PostgresError(`Isi berkas ${path} bukan nomor versi Postgres; data tidak disentuh.`)
}
