import type { Core } from './core.js'
import type { SeriesRecord } from './numbers.js'
import { answered, transact } from './transact.js'

/** How many temporary record numbers this device ever gave: most gave none, and need not look for any. */
export const temporaryGiven = (core: Core): Promise<number> =>
  transact(core.db, ['leases'], 'readonly', async (stores) => {
    const counter = (await answered(stores('leases').get('temporary'))) as SeriesRecord | undefined
    return (counter?.next ?? 1) - 1
  })
