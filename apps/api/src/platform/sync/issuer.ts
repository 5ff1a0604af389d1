import { randomUUID } from 'node:crypto'
import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import type { Id } from '@lentera/contracts/kernel/id'
import { MAX_BATCH, type CommandOutcome } from '@lentera/contracts/sync/push'
import type { CryptoPort } from '@lentera/sync/record/crypto-port'
import type { JudgeArrivals } from '@lentera/sync/server/judge-arrivals'
import type { ServerClock } from '@lentera/sync/server/ports'
import { serviceRecord, type SelfSigning } from '@lentera/sync/server/service-record'

/** One command of the server itself. Give an `id` where a repetition must not do it twice. */
export interface SystemCommand<D extends CommandDefinition = CommandDefinition> {
  readonly definition: D
  readonly args: ArgsOf<D>
  readonly id?: Id
  readonly unit?: string
  /** Time of the act, milliseconds since 1970; now by default. More than 10 minutes ahead is suspect. */
  readonly at?: number
  /** Who signs it, judged by the roles they had then; the server itself by default. */
  readonly author?: Omit<SelfSigning, 'startId'>
}

interface IssuerOptions {
  readonly self: SelfSigning
  readonly judge: JudgeArrivals
  readonly crypto: CryptoPort
  readonly clock: ServerClock
}

/**
 * The device `system`: signs the server's own commands and sends them the way every command goes. Beside it may stand
 * people with a registered key on another service device.
 */
export class Issuer {
  constructor(private readonly options: IssuerOptions) {}

  async issue<D extends CommandDefinition>(definition: D, args: ArgsOf<D>, id?: Id): Promise<CommandOutcome> {
    const [outcome] = await this.issueAll([
      { definition, args, ...(id ? { id } : {}) } as unknown as SystemCommand,
    ])
    return outcome!
  }

  /** Many commands, in order, a batch of one device a transaction. */
  async issueAll(commands: readonly SystemCommand[]): Promise<CommandOutcome[]> {
    const outcomes: CommandOutcome[] = []
    for (let from = 0; from < commands.length;) {
      const deviceId = this.#signerOf(commands[from]!).deviceId
      const fromHere = commands.slice(from, from + MAX_BATCH)
      const other = fromHere.findIndex((command) => this.#signerOf(command).deviceId !== deviceId)
      const batch = other === -1 ? fromHere : fromHere.slice(0, other)
      outcomes.push(...(await this.#issueBatch(deviceId, batch)))
      from += batch.length
    }
    return outcomes
  }

  #signerOf({ author }: SystemCommand): SelfSigning {
    const { self } = this.options
    return author ? { ...author, startId: self.startId } : self
  }

  async #issueBatch(deviceId: Id, commands: readonly SystemCommand[]): Promise<readonly CommandOutcome[]> {
    const { judge, crypto, clock } = this.options
    const records = await Promise.all(
      commands.map((command) => {
        const { at, definition, args, id = randomUUID(), unit } = command
        const named = { definition, args, id, ...(unit === undefined ? {} : { unit }) }
        return serviceRecord(crypto, this.#signerOf(command), named, at ?? clock.now())
      }),
    )
    const arrivals = records.map((record, index) => ({
      index,
      lane: 'service' as const,
      record: { origin: { deviceId, seq: 1 }, opened: { ...record } },
    }))
    return (await judge(deviceId, arrivals)).outcomes
  }
}
