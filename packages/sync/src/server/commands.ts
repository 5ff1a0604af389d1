import type { Id } from '@lentera/contracts/kernel/id'
import type { CommandOutcome } from '@lentera/contracts/sync/push'
import type { CommandRecord } from '@lentera/contracts/sync/record'
import { createJudge } from './judge-arrivals.js'
import type { JudgeOptions } from './ports.js'

/** A record that is complete, or at least says which command it claims to be. */
export type ServiceRecord =
  CommandRecord | ({ readonly fmt: number; readonly id: Id } & Record<string, unknown>)

export type Commands = (deviceId: Id, record: ServiceRecord) => Promise<CommandOutcome>

/**
 * `POST /api/v1/commands`: one command of a device of kind `service`, which has no lane. Idempotent by
 * command id; the same code judges it.
 * @throws ProblemError `auth.device_revoked`, `command.hash_mismatch`, `server.busy`
 */
export function createCommands(options: JudgeOptions): Commands {
  const judge = createJudge(options)
  return async (deviceId, record) => {
    const opened = { ...record }
    const arrival = { index: 0, lane: 'service' as const, record: { origin: { deviceId, seq: 1 }, opened } }
    const { outcomes } = await judge(deviceId, [arrival])
    return outcomes[0]!
  }
}
