import type { CommandDefinition } from '@lentera/contracts/kernel/command'
import type { SaveArgs, SavedCommand, SaveOptions } from './api.js'
import { ping } from './contact.js'
import type { Core } from './core.js'
import { drain } from './drain.js'
import { recordById } from './outbox.js'
import { save } from './save.js'
import { NotAtServerYet, ServerNeeded } from './save-online-errors.js'
import { transact } from './transact.js'

/** Rounds of sending before somebody who waits is told that it takes longer. */
const roundsMax = 3

/**
 * Saving where the browser forgets: nothing is "saved" before the server has it.
 * @throws {@link ServerNeeded}, {@link NotAtServerYet}, and what `save` throws
 */
export async function saveOnline<D extends CommandDefinition>(
  core: Core,
  definition: D,
  args: SaveArgs<D>,
  options: SaveOptions = {},
): Promise<SavedCommand> {
  if (!(await ping(core))) throw new ServerNeeded('nothing is kept in this browser')
  const saved = await core.inTurn(() => save(core, definition, args, options))
  for (let round = 1; round <= roundsMax; round += 1) {
    await drain(core)
    const record = await transact(core.db, ['outbox'], 'readonly', (stores) => recordById(stores, saved.id))
    if (record?.state === 'settled') return saved
  }
  throw new NotAtServerYet('the server has not answered yet')
}
