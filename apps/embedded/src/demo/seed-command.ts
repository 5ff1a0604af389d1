import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import type { Id } from '@lentera/contracts/kernel/id'

/** One command of the server itself, with the id under which the log will hold it. */
export interface SeedCommand {
  readonly id: Id
  readonly definition: CommandDefinition
  readonly args: unknown
}

/** The way into the command log, as role `system`. Both reject when a command is not applied. */
export interface Issuer {
  /** Which of these the log holds already. */
  known(ids: readonly Id[]): Promise<ReadonlySet<Id>>
  issue<D extends CommandDefinition>(definition: D, args: ArgsOf<D>, id: Id): Promise<void>
  /** In this order; may put them into one transaction. */
  issueMany(commands: readonly SeedCommand[]): Promise<void>
}
