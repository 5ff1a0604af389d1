import type { Id } from '@lentera/contracts/kernel/id'
import type { CommandRecord } from '@lentera/contracts/sync/record'
import type { OpenedCommand } from './api.js'
import type { Core } from './core.js'
import { openOne } from './load.js'
import { recordById } from './outbox.js'
import { authorOf } from './save.js'
import { transact } from './transact.js'

/**
 * What commands of the outbox say, in the order asked for. They lie sealed for this device until a backup of the
 * server has them, long after their rows may have left it.
 * @throws DeviceLocked
 */
export async function openCommands(core: Core, ids: readonly Id[]): Promise<OpenedCommand[]> {
  const { unlocked } = authorOf(core)
  const sealed = await transact(core.db, ['outbox'], 'readonly', (stores) =>
    Promise.all(ids.map((id) => recordById(stores, id))),
  )
  const opened = await Promise.all(
    sealed.map(
      (record) =>
        record && (core.view.pendingCommand(record.id)?.record ?? openOne(core, unlocked.deviceKey, record)),
    ),
  )
  // Locked meanwhile: nothing more is told.
  authorOf(core)
  return opened
    .filter((record): record is CommandRecord => record != null)
    .map(({ id, name, args }) => ({ id, name, args }))
}
