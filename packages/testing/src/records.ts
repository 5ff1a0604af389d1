import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CommandRecord, WireRecord } from '@lentera/contracts/sync/record'
import { toBase64Url } from '@lentera/sync/record/bytes'
import type { CryptoPort } from '@lentera/sync/record/crypto-port'
import { type UnhashedRecord, signRecord } from '@lentera/sync/record/sign'

/** Somebody who signs on a device. */
export interface Author {
  readonly userId: Id
  readonly deviceId: Id
  readonly privateKey: CryptoKey
}

/** A complete, signed record; `change` is applied before signing. */
export const aRecord = <D extends CommandDefinition>(
  crypto: CryptoPort,
  author: Author,
  definition: D,
  command: { id: Id; args: ArgsOf<D>; at: string },
  change: Partial<UnhashedRecord> = {},
): Promise<CommandRecord> =>
  signRecord(crypto, author.privateKey, {
    fmt: 1,
    id: command.id,
    name: definition.name,
    v: definition.v,
    refs: [],
    deps: [],
    deviceId: author.deviceId,
    unit: 'umum',
    at: { device: command.at, offsetMs: 0, offsetAgeS: 1, startId: 'start-0001' },
    actor: { userId: author.userId },
    args: command.args as CommandRecord['args'],
    overrides: [],
    salt: toBase64Url(crypto.randomBytes(16)),
    ...change,
  })

/** The record as an unlocked device sends it. */
export const opened = (record: CommandRecord, deviceId: Id, seq: number): WireRecord => ({
  origin: { deviceId, seq },
  opened: record,
})
