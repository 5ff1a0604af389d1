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
}

interface IssuerOptions {
  readonly self: SelfSigning
  readonly judge: JudgeArrivals
  readonly crypto: CryptoPort
  readonly clock: ServerClock
}

/** The device `system`: signs the server's own commands and sends them the way every command goes. */
export class Issuer {
  constructor(private readonly options: IssuerOptions) {}

  async issue<D extends CommandDefinition>(definition: D, args: ArgsOf<D>, id?: Id): Promise<CommandOutcome> {
    const [outcome] = await this.issueAll([
      { definition, args, ...(id ? { id } : {}) } as unknown as SystemCommand,
    ])
    return outcome!
  }

  /** Many commands, in order, a batch a transaction. */
  async issueAll(commands: readonly SystemCommand[]): Promise<CommandOutcome[]> {
    const { self, judge, crypto, clock } = this.options
    const outcomes: CommandOutcome[] = []
    for (let from = 0; from < commands.length; from += MAX_BATCH) {
      const records = await Promise.all(
        commands
          .slice(from, from + MAX_BATCH)
          .map(({ at, ...command }) =>
            serviceRecord(crypto, self, { ...command, id: command.id ?? randomUUID() }, at ?? clock.now()),
          ),
      )
      const arrivals = records.map((record, index) => ({
        index,
        lane: 'service' as const,
        record: { origin: { deviceId: self.deviceId, seq: 1 }, opened: { ...record } },
      }))
      outcomes.push(...(await judge(self.deviceId, arrivals)).outcomes)
    }
    return outcomes
  }
}
