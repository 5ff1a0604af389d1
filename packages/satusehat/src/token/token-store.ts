import { z } from 'zod'

export const StoredToken = z.strictObject({
  accessToken: z.string(),
  /** Whose it is: client and address. Settings that were changed leave a token behind that is not theirs. */
  holder: z.string(),
  /** Epoch milliseconds by our clock, taken before it was asked for. */
  obtainedAt: z.number(),
  /** Epoch milliseconds by our clock. */
  expiresAt: z.number(),
  /** Epoch milliseconds by the platform's clock; its distance from `obtainedAt` is how far ours is off. */
  issuedAt: z.number().nullable(),
})
export type StoredToken = z.infer<typeof StoredToken>

/** A token call that failed, and how long nobody may try again. */
export const TokenFailure = z.strictObject({
  code: z.string(),
  holder: z.string(),
  failedAt: z.number(),
  waitMs: z.number(),
})
export type TokenFailure = z.infer<typeof TokenFailure>

/** Where the processes of one facility keep the one token they share. */
export interface TokenStore {
  read(): Promise<StoredToken | null>
  /** Forgets the failure before it. */
  write(token: StoredToken): Promise<void>
  forget(): Promise<void>
  failure(): Promise<TokenFailure | null>
  fail(failure: TokenFailure): Promise<void>
  /**
   * One at a time over all processes.
   * @throws LockTaken when it could not be had in time
   */
  lock<T>(work: () => Promise<T>): Promise<T>
}

export class LockTaken extends Error {
  override name = 'LockTaken'
}
