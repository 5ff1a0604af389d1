import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '@lentera/config/config'
import { ConfigError } from '@lentera/config/config-error'
import { explain } from '../postgres/explain.js'
import { layout } from '../postgres/layout.js'
import { takeOwnership } from '../postgres/owner.js'
import { endLeftovers } from '../postgres/postmaster.js'

type Print = (line: string) => void

const filesOf = (data: string) => ({
  ...layout(data),
  keys: join(data, 'keys'),
  seals: join(data, 'seals'),
  /** Of a hospital that is none of ours to empty. */
  facility: join(data, 'facility.json'),
  /** Lies among the keys, because it is true of exactly the data they belong to. */
  createdByDemo: join(data, 'keys', 'created-by-demo'),
  /** Somebody asked for a reset that is not through. */
  resetBegun: join(data, 'reset-begun'),
})

const MARK = 'Folder ini dibuat oleh demo Lentera dan boleh disetel ulang dengan --reset-demo.\n'

/**
 * Sees to the folder of a demonstration before it starts: empties it where somebody asks, or asked and the power went,
 * and marks a new one as a demonstration's, so that no other is ever emptied.
 * @throws ConfigError where a reset is asked for of what is no demonstration; nothing was deleted then
 */
export async function prepareDemoFolder(config: Config, isResetAsked: boolean, print: Print): Promise<void> {
  if (isResetAsked) requireDemo(config)
  if (config.preset !== 'demo' || config.database !== 'embedded') return
  const files = filesOf(config.data)
  if (existsSync(files.resetBegun)) await empty(config.data, print)
  else if (isResetAsked) {
    if (existsSync(files.cluster) || existsSync(files.keys)) await reset(config.data, print)
    else print(`Belum ada demo di folder ${config.data}; tidak ada yang perlu disetel ulang.`)
  }
  if (!existsSync(files.keys) && !existsSync(files.cluster)) await mark(config.data)
}

function requireDemo({ preset, database }: Config): void {
  if (preset !== 'demo')
    throw new ConfigError(`--reset-demo hanya untuk preset demo, bukan ${preset}. Tidak ada yang dihapus.`)
  if (database !== 'embedded')
    throw new ConfigError(
      '--reset-demo hanya untuk basis data yang dijalankan Lentera sendiri, tanpa --database-url. Tidak ada yang dihapus.',
    )
}

async function reset(data: string, print: Print): Promise<void> {
  const files = filesOf(data)
  if (existsSync(files.facility) || !existsSync(files.createdByDemo))
    throw new ConfigError(
      `Folder ${data} tidak dibuat oleh demo Lentera, jadi tidak disetel ulang. Tidak ada yang dihapus.`,
    )
  await empty(data, print)
}

/** The keys go with the data: no receipt of an old device is worth anything at the demonstration that begins now. */
async function empty(data: string, print: Print): Promise<void> {
  const files = filesOf(data)
  try {
    const release = await takeOwnership(files.owner, data)
    try {
      await writeFile(files.resetBegun, '')
      await endLeftovers(files.cluster)
      for (const path of [files.keys, files.seals, files.cluster, files.unfinishedCluster, files.major])
        await rm(path, { recursive: true, force: true })
      await rm(files.resetBegun)
    } finally {
      await release()
    }
  } catch (error) {
    throw explain(error, data)
  }
  print('Demo disetel ulang: semua data latihan dihapus, demo mulai lagi dari hari pertama.')
}

async function mark(data: string): Promise<void> {
  const { keys, createdByDemo } = filesOf(data)
  try {
    await mkdir(data, { recursive: true, mode: 0o711 })
    await mkdir(keys, { recursive: true, mode: 0o700 })
    await writeFile(createdByDemo, MARK, { mode: 0o600 })
  } catch (error) {
    throw explain(error, data)
  }
}
