import type { Id } from '@lentera/contracts/kernel/id'
import type { Core } from './core.js'
import { type Present, readMeta, writeMeta } from './database.js'
import { type Stores, transact } from './transact.js'

/**
 * One person at a browser at a time. Tabs tell each other by message, but a message can come late; this
 * record is read by every save in its own transaction, so a tab whose person was replaced saves nothing more.
 */
export const enterPresent = (core: Core, present: Present | null): Promise<void> =>
  transact(core.db, ['meta'], 'readwrite', async (stores) => writeMeta(stores, 'present', present))

export const presentHere = (core: Core): Promise<Present | null> =>
  transact(core.db, ['meta'], 'readonly', (stores) => readMeta(stores, 'present'))

/** Another tab of this browser was locked, or somebody else works there now: nothing was stored. */
export class PersonReplaced extends Error {}

/** @throws {@link PersonReplaced} */
export async function assertPresent(stores: Stores, owner: Id): Promise<void> {
  if ((await readMeta(stores, 'present'))?.owner !== owner)
    throw new PersonReplaced('somebody else works at this browser')
}
