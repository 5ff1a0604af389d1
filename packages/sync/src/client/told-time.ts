import type { Instant } from '@lentera/contracts/kernel/time'
import type { Core } from './core.js'
import { readMeta, writeMeta } from './database.js'
import { transact } from './transact.js'

/** Over a reload a person's word counts as long as a shift, and only where the clock ran on. */
const toldKeptMs = 12 * 3_600_000

/** What time it is, by somebody who looked at a watch; kept for a reload, so that a desk is asked once. */
export async function tellTime(core: Core, actual: Instant | null): Promise<void> {
  const atMs = core.ports.clock.now()
  const actualMs = actual === null ? atMs + core.offset.current.ms : Date.parse(actual)
  await transact(core.db, ['meta'], 'readwrite', async (stores) =>
    writeMeta(stores, 'toldTime', { actualMs, atMs }),
  )
  core.offset.tell(actualMs)
  core.note('clock.told')
  await core.announce()
}

/** Takes up what was said before a reload. */
export async function rememberToldTime(core: Core): Promise<void> {
  const told = await transact(core.db, ['meta'], 'readonly', (stores) => readMeta(stores, 'toldTime'))
  if (!told) return
  const passedMs = core.ports.clock.now() - told.atMs
  if (passedMs >= 0 && passedMs < toldKeptMs) core.offset.tell(told.actualMs + passedMs)
}
