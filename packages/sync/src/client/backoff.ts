import type { CryptoPort } from '../record/crypto-port.js'

/** Longest wait while there is no line. */
const farMs = 60_000
const firstMs = 1000

/**
 * Full jitter between one second and a ceiling that doubles with each failure: fifty devices that lost the
 * server in the same second do not come back in the same second.
 * @param failures in a row, this one counted
 * @returns ms to wait
 */
export function backoffMs(failures: number, crypto: CryptoPort): number {
  const ceiling = Math.min(farMs, firstMs * 2 ** Math.min(failures, 10))
  return firstMs + fraction(crypto) * (ceiling - firstMs)
}

/**
 * A busy server that named a time is asked again then, or within the second after it, however often it said so
 * before: it spreads its devices itself, and one that was unlucky five times must not stay away for half a minute
 * while the server has nothing to do.
 * @returns ms to wait
 */
export const untilInvitedMs = (retryAfterS: number, crypto: CryptoPort): number =>
  retryAfterS * 1000 + fraction(crypto) * firstMs

/** Between 0 and 1. */
function fraction(crypto: CryptoPort): number {
  const [high, low] = crypto.randomBytes(2)
  return (high! * 256 + low!) / 65_535
}
