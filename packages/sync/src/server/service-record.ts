import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CommandRecord, RowRef } from '@lentera/contracts/sync/record'
import { toBase64Url } from '../record/bytes.js'
import type { CryptoPort } from '../record/crypto-port.js'
import { signRecord } from '../record/sign.js'

/** A device that signs as itself: the server, a kiosk, a listener, an import; or somebody with a key on such a device. */
export interface SelfSigning {
  readonly deviceId: Id
  /** Whose key it is; the device's own by default. */
  readonly userId?: Id
  readonly privateKey: CryptoKey
  /** Of this run of the program. */
  readonly startId: string
}

/**
 * A command that a service makes itself, complete and signed.
 * @param now milliseconds since 1970 by the service's clock, taken as right
 */
export async function serviceRecord<D extends CommandDefinition>(
  crypto: CryptoPort,
  self: SelfSigning,
  command: {
    definition: D
    args: ArgsOf<D>
    id: Id
    unit?: string
    refs?: readonly RowRef[]
    deps?: readonly Id[]
  },
  now: number,
): Promise<CommandRecord> {
  return signRecord(crypto, self.privateKey, {
    fmt: 1,
    id: command.id,
    name: command.definition.name,
    v: command.definition.v,
    refs: [...(command.refs ?? [])],
    deps: [...(command.deps ?? [])],
    deviceId: self.deviceId,
    unit: command.unit ?? 'all',
    at: { device: new Date(now).toISOString(), offsetMs: 0, offsetAgeS: 0, startId: self.startId },
    actor: { userId: self.userId ?? self.deviceId },
    args: command.args as CommandRecord['args'],
    overrides: [],
    salt: toBase64Url(crypto.randomBytes(16)),
  })
}
