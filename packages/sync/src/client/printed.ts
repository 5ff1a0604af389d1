import type { Id } from '@lentera/contracts/kernel/id'
import type { Core } from './core.js'
import { readMeta, writeMeta } from './database.js'
import { transact } from './transact.js'

/** Temporary numbers are few and stand for days at most. */
const printedKept = 2000

/** Remembers, over reloads, that a paper with a patient's temporary number left this device. */
export const notePrinted = (core: Core, patientId: Id): Promise<void> =>
  transact(core.db, ['meta'], 'readwrite', async (stores) => {
    const before = (await readMeta(stores, 'printed')) ?? []
    if (before.includes(patientId)) return
    writeMeta(stores, 'printed', [...before, patientId].slice(-printedKept))
  })

export const wasPrinted = (core: Core, patientId: Id): Promise<boolean> =>
  transact(core.db, ['meta'], 'readonly', async (stores) =>
    ((await readMeta(stores, 'printed')) ?? []).includes(patientId),
  )
