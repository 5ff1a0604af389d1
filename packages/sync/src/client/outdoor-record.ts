import type { Id } from '@lentera/contracts/kernel/id'
import type { Bytes } from '../record/bytes.js'
import type { Sealed } from './database.js'
import { answered, type Stores } from './transact.js'

/** Lets one person's phone be opened by a PIN alone for some hours; lies in `session` and goes with any lock. */
export interface OutdoorRecord {
  readonly n: 'outdoors'
  readonly userId: Id
  /** The device's time in ms. */
  readonly startedAt: number
  readonly endsAt: number
  /** HMAC key that cannot be exported: without it the PIN opens nothing. */
  readonly holdKey: CryptoKey
  readonly salt: Bytes
  readonly iterations: number
  readonly wrapped: Sealed
  readonly triesLeft: number
}

export const readOutdoors = (stores: Stores): Promise<OutdoorRecord | undefined> =>
  answered(stores('session').get('outdoors')) as Promise<OutdoorRecord | undefined>
