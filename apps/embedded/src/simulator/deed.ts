import type { CommandDefinition } from '@lentera/contracts/kernel/command'
import type { RowRef } from '@lentera/contracts/sync/record'
import type { DeviceCore, SaveArgs, SaveOptions, SavedCommand } from '@lentera/sync/client/api'

/** One thing a person does, ready to be saved. */
export interface Deed {
  readonly what: string
  /** Charts that are read by it. */
  readonly reads: number
  save(core: DeviceCore): Promise<SavedCommand>
}

export function deed<D extends CommandDefinition>(
  definition: D,
  args: SaveArgs<D>,
  refs: readonly RowRef[],
  { reads = 0, ...options }: SaveOptions & { readonly reads?: number } = {},
): Deed {
  return {
    what: definition.name,
    reads,
    save: (core) => core.save(definition, args, { refs, unit: 'umum', ...options }),
  }
}
