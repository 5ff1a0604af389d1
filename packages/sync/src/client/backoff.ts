import type { CryptoPort } from '../record/crypto-port.js'

/** Longest wait while there is no line. */
const farMs = 60_000
const firstMs = 1000

/**
 * Full jitter between one second and a ceiling that doubles with each failure: fifty devices that lost the
 * server in the same second do not come back in the same second.
 * @param failures in a row, this one counted
 * @returns ms to wait; a longer Retry-After of the server goes before it
 */
export function backoffMs(failures: number, crypto: CryptoPort): number {
  const ceiling = Math.min(farMs, firstMs * 2 ** Math.min(failures, 10))
  const [high, low] = crypto.randomBytes(2)
  return firstMs + ((high! * 256 + low!) / 65_535) * (ceiling - firstMs)
}
