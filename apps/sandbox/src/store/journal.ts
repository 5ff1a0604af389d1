import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Resource, ResourceType } from '../fhir/resource.js'
import type { LedgerLine } from './create-ledger.js'
import { readLines } from './read-lines.js'

/** One write that happens whole or not at all. */
export interface JournalLine {
  readonly rows?: readonly { type: ResourceType; id: string; micros: number; resource: Resource }[]
  readonly ledger?: readonly LedgerLine[]
}

interface Header {
  readonly format: 1
  readonly organizationId: string
}

/** Where everything that happened is kept. */
export interface Journal {
  append(line: JournalLine): void
  /** Resolves when everything appended so far is on the disk. @throws when the disk refused it */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Forgets at the end of the process. */
export const memoryJournal: Journal = {
  append: () => undefined,
  settled: () => Promise.resolve(),
  close: () => Promise.resolve(),
}

const FILE = 'satusehat-sandbox.jsonl'

/**
 * Opens the journal of a folder and hands over every line of earlier runs. A last line that a power cut tore is cut
 * off: nobody was told that it was kept.
 * @throws when the file belongs to another organization or a line in its middle cannot be read
 */
export async function openJournal(
  folder: string,
  organizationId: string,
  replay: (line: JournalLine) => void,
): Promise<Journal> {
  await mkdir(folder, { recursive: true })
  const file = await open(join(folder, FILE), 'a+')
  try {
    let first = true
    const whole = await readLines(file, (text) => {
      const line = JSON.parse(text) as Header | JournalLine
      if (first) checkHeader(line, organizationId)
      else replay(line as JournalLine)
      first = false
    })
    await file.truncate(whole)
    const journal = new FileJournal(file)
    if (first) journal.append({ format: 1, organizationId } satisfies Header as JournalLine)
    await journal.settled()
    return journal
  } catch (failure) {
    await file.close()
    throw failure
  }
}

function checkHeader(line: Header | JournalLine, organizationId: string): void {
  if (!('format' in line) || line.format !== 1) throw new Error('not a journal of this sandbox')
  if (line.organizationId !== organizationId) {
    throw new Error(`the sandbox folder belongs to organization ${line.organizationId}`)
  }
}

/** Lines that wait are written together and made durable by one fsync. */
class FileJournal implements Journal {
  private waiting: string[] = []
  private writing: Promise<void> = Promise.resolve()

  constructor(private readonly file: FileHandle) {}

  append(line: JournalLine): void {
    this.waiting.push(`${JSON.stringify(line)}\n`)
    if (this.waiting.length > 1) return
    this.writing = this.writing.then(() => this.write())
    // Whoever waits with settled() hears of it; nobody waiting is no reason to end the process.
    this.writing.catch(() => undefined)
  }

  settled(): Promise<void> {
    return this.writing
  }

  async close(): Promise<void> {
    await this.writing.finally(() => this.file.close())
  }

  private async write(): Promise<void> {
    const lines = this.waiting.splice(0)
    await this.file.appendFile(lines.join(''))
    await this.file.datasync()
  }
}
