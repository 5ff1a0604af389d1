import { SecondCopyLog } from '@lentera/sync/second-copy/second-copy-log'
import type { CrashStorage } from '@lentera/testing/crash-storage'
import type { MemoryFolder } from '@lentera/testing/second-copy/memory-folder'

/** The two places in which a device keeps what was saved. */
export interface Disk {
  readonly storage: CrashStorage
  readonly folder: MemoryFolder
}

interface Stored {
  readonly seq: number
  readonly state: string
  readonly hdr: { readonly at: { readonly device: string } }
}

/** Planted: records leave both copies of the outbox behind the device core. */
export async function forget(
  { storage, folder }: Disk,
  isForgotten: (record: Stored) => boolean,
): Promise<void> {
  const gone = new Set((storage.contents('outbox') as Stored[]).filter(isForgotten).map(({ seq }) => seq))
  if (gone.size === 0) return
  storage.removeFrom('outbox', ({ seq }: Stored) => gone.has(seq))
  const log = new SecondCopyLog(folder)
  const entries = await log.read()
  await log.rewrite(entries.filter(({ name }) => !gone.has(Number(/^r (\d+) /.exec(name)?.[1]))))
}
