import type { CommandDefinition } from '@lentera/contracts/kernel/command'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Issue } from '@lentera/contracts/kernel/issue'
import type { Command, Handler, Parent } from '@lentera/contracts/kernel/rule'
import type { Instant } from '@lentera/contracts/kernel/time'
import type { ActTime, WireRecord } from '@lentera/contracts/sync/record'
import type { SigningKey } from './store.js'
import type { Signer } from './verifying-keys.js'

/** A record as it came in, with the road it took. */
export interface Arrival {
  /** Place in the request, `own` then `carried`. */
  readonly index: number
  readonly lane: 'own' | 'carried' | 'service'
  readonly record: WireRecord
}

/** A record that is understood: its rule may run. */
export interface Act {
  readonly definition: CommandDefinition
  readonly handler: Handler
  readonly command: Command
  /** Rows it waits for: those its author named, and those its kind cannot do without. */
  readonly refs: readonly Parent[]
  readonly deps: readonly Id[]
  /** The key that verified the signature. */
  readonly signedBy: SigningKey
  /** Somebody without a key acted on the author's word. */
  readonly byGuest: boolean
}

/** A record after everything that needs no transaction: opened, hashed, verified, parsed. */
export interface Examined {
  readonly index: number
  readonly lane: Arrival['lane']
  readonly id: Id
  /** Where the log says it came from; `seq` null for service devices. */
  readonly origin: { readonly deviceId: Id; readonly seq: number | null }
  readonly name: string
  readonly v: number
  readonly hash: string
  readonly sig: string
  readonly actorId: Id | null
  readonly unit: string
  /** Who claims to have signed; null: it could not be read. */
  readonly signer: Signer | null
  /** null when not even the times could be read. */
  readonly at: ActTime | null
  /** What is kept of it for ever: the opened record, or the bytes as received. */
  readonly payload: Uint8Array
  /** Whether {@link hash} is the record's own, or one of the bytes as received. */
  readonly readable: boolean
  /** Of a command that is judged again: when it came, and its time as the log has it (null: it could not be read). */
  readonly logged?: {
    readonly receivedAt: Instant
    readonly time: { readonly occurredAt: Instant; readonly suspect: boolean } | null
  }
  /** Either it can be judged, or this issue says why it is quarantined. */
  readonly act: Act | { readonly quarantine: Issue }
}
