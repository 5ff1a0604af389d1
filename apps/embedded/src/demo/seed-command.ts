import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Instant } from '@lentera/contracts/kernel/time'
import { idFrom } from '@lentera/domain/kernel/id-from'
import { demoFacility } from './demo-facility.js'

/** Whose act a command is, and when it was done. */
export interface SeedAct {
  /** Now by default. */
  readonly at?: Instant
  /** User name of somebody of the demonstration, who signs it and whose roles it is judged by; else the server itself. */
  readonly by?: string
  /** Where that person sat. */
  readonly unit?: string
}

/** One command of the demonstration, with the id under which the log will hold it. */
export interface SeedCommand extends SeedAct {
  readonly id: Id
  readonly definition: CommandDefinition
  readonly args: unknown
}

/** The id of what the label names: the same in every demonstration. */
export const seedId = (label: string): Id => idFrom(demoFacility.id, `seed:${label}`)

export const seed = <D extends CommandDefinition>(
  label: string,
  definition: D,
  args: ArgsOf<D>,
  act: SeedAct = {},
): SeedCommand => ({ id: seedId(label), definition, args, ...act })

/** The way into the command log. Rejects what is not applied. */
export interface Issuer {
  /** Which of these the log holds already. */
  known(ids: readonly Id[]): Promise<ReadonlySet<Id>>
  /** When a command of the log was done; null: the log does not have it. */
  actedAt(id: Id): Promise<Instant | null>
  /** In this order; may put them into one transaction. */
  issueMany(commands: readonly SeedCommand[]): Promise<void>
}
