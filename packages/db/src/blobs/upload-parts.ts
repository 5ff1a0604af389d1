import { open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BlobDamaged } from './blob-errors.js'
import type { BlobSource } from './blob-store.js'
import { sealInto } from './seal-file.js'
import { type BlobSealer, HEAD_BYTES } from './seal-stream.js'
import { flushFolder, makeFolder, onDisk, SpoolFile } from './spool.js'

/** A part that lies on the disk: plain bytes `from` up to (not including) `to` of the upload. */
interface Part {
  readonly from: number
  readonly to: number
  readonly path: string
}

const PART = /^(\d{15})-(\d{15})\.part$/
const padded = (number: number): string => String(number).padStart(15, '0')

/**
 * The parts of one upload, each sealed on its own: adding to a sealed file would seal its last chunk a second time
 * under the same nonce.
 */
export class UploadParts {
  /**
   * @param folder where the parts lie; it is made with the first one
   * @param spoolFolder where a part grows, in the same file system: a folder of parts may be forgotten meanwhile
   */
  constructor(
    private readonly folder: string,
    private readonly spoolFolder: string,
    private readonly sealer: BlobSealer,
  ) {}

  /** Bytes that are there without a gap from the start. */
  async received(): Promise<number> {
    return (await this.#chain()).at(-1)?.to ?? 0
  }

  /**
   * Keeps bytes behind those that are there; durable when it resolves. When the source breaks, what came before is
   * kept all the same.
   * @throws BlobTooLarge (nothing is kept), BlobStoreUnavailable, and whatever the source throws
   */
  async add(from: number, source: BlobSource, limitBytes: number): Promise<void> {
    const file = await SpoolFile.create(this.spoolFolder)
    try {
      const reading = untilItBreaks(source)
      const { size } = await sealInto(file, this.sealer, reading.bytes(), limitBytes)
      if (size > 0) {
        await makeFolder(this.folder)
        await file.moveTo(join(this.folder, `${padded(from)}-${padded(from + size)}.part`))
        await flushFolder(this.folder)
      }
      reading.rethrow()
    } finally {
      await file.discard()
    }
  }

  /** The plain bytes of all parts. @throws BlobDamaged, BlobStoreUnavailable */
  async *content(): AsyncGenerator<Uint8Array> {
    let at = 0
    for (const { from, to, path } of await this.#chain()) {
      yield* openPart(path, this.sealer, at - from, to - from)
      at = to
    }
  }

  async forget(): Promise<void> {
    await onDisk(rm(this.folder, { recursive: true, force: true }))
  }

  /** When the last part came; null: nothing is there. */
  async lastChange(): Promise<Date | null> {
    const found = await stat(this.folder).catch(() => null)
    return found && found.mtime
  }

  /** Two processes may have taken overlapping parts; each goes on where the one before it ends. */
  async #chain(): Promise<Part[]> {
    const parts: Part[] = []
    for (const name of await readdir(this.folder).catch(() => [] as string[])) {
      const [, from, to] = PART.exec(name) ?? []
      if (from && to) parts.push({ from: Number(from), to: Number(to), path: join(this.folder, name) })
    }
    const chain: Part[] = []
    for (let at = 0; ;) {
      const next = parts
        .filter(({ from, to }) => from <= at && at < to)
        .reduce<Part | null>((far, part) => (far && far.to >= part.to ? far : part), null)
      if (!next) return chain
      chain.push(next)
      at = next.to
    }
  }
}

async function* openPart(
  path: string,
  sealer: BlobSealer,
  from: number,
  to: number,
): AsyncGenerator<Uint8Array> {
  const handle = await onDisk(open(path, 'r'))
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    await onDisk(handle.read(head, 0, HEAD_BYTES, 0))
    const stream = sealer.openHead(head)
    if (stream.facts.size !== to) throw new BlobDamaged('the part is not as long as its name says')
    const stored = stream.storedRange(from, to)
    const bytes = handle.createReadStream({ start: stored.from, end: stored.to - 1, autoClose: false })
    yield* stream.open(bytes as AsyncIterable<Buffer>, from, to)
  } finally {
    await handle.close()
  }
}

function untilItBreaks(source: BlobSource): { bytes(): AsyncGenerator<Uint8Array>; rethrow(): void } {
  let broke: { readonly error: unknown } | null = null
  return {
    async *bytes() {
      if (ArrayBuffer.isView(source)) {
        yield source as Uint8Array
        return
      }
      const iterator = source[Symbol.asyncIterator]()
      try {
        for (;;) {
          const next = await iterator.next().catch((error: unknown) => {
            broke = { error }
            return null
          })
          if (!next || next.done) return
          yield next.value
        }
      } finally {
        await iterator.return?.()
      }
    },
    rethrow() {
      if (broke) throw broke.error
    },
  }
}
