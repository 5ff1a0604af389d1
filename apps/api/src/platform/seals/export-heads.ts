import type { KeyPair } from '@lentera/db/key-files'
import type { Log } from '../log.js'
import { type Head, headLine } from './head-line.js'
import { prepareHeadFolder, readHeadFiles, writeHead } from './head-files.js'

export interface ExportOptions {
  readonly facilityId: string
  /** `DATA/seals`. */
  readonly folder: string
  /** A stick or a share; it is written to whenever it is there. */
  readonly secondFolder?: string | undefined
  readonly key: KeyPair
  readonly log: Log
}

/** Brings the signed end of the chain out of the database, where who alters the database does not reach it. */
export class HeadExport {
  /** Folders that failed the last time: a stick that is out is told once, not every minute. */
  readonly #failing = new Set<string>()

  constructor(private readonly options: ExportOptions) {}

  /** Never throws: a full disk or a missing stick must not stop the sealing. */
  async write(head: Omit<Head, 'facilityId'>): Promise<void> {
    const { facilityId, folder, secondFolder, key } = this.options
    const line = headLine({ ...head, facilityId }, key)
    await this.#attempt(folder, async () => {
      await prepareHeadFolder(folder)
      await writeHead(folder, head.at, line, key.publicKey)
    })
    if (secondFolder !== undefined)
      await this.#attempt(secondFolder, () => writeHead(secondFolder, head.at, line, key.publicKey))
  }

  /** The highest number that was ever written out; null: nothing, or it cannot be read. */
  async highest(): Promise<bigint | null> {
    const { facilityId, folder } = this.options
    const { heads } = await readHeadFiles(folder).catch(() => ({ heads: [] }))
    const numbers = heads.filter((head) => head.facilityId === facilityId).map(({ no }) => BigInt(no))
    return numbers.reduce<bigint | null>((most, no) => (most === null || no > most ? no : most), null)
  }

  async #attempt(folder: string, write: () => Promise<void>): Promise<void> {
    const { log } = this.options
    try {
      await write()
      if (this.#failing.delete(folder)) log.info('heads of the seals are written again', { folder })
    } catch (error) {
      if (!this.#failing.has(folder))
        log.error('heads of the seals cannot be written', {
          folder,
          code: (error as NodeJS.ErrnoException).code,
        })
      this.#failing.add(folder)
    }
  }
}
