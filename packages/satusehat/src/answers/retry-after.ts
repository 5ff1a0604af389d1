const LONGEST_MS = 24 * 3_600_000

/**
 * How long `Retry-After` asks to wait, given in seconds or as a date (RFC 9110, 10.2.3). A date is measured from the
 * answer's own `Date`, since a box in a village may be years off; else from `now`. undefined: not said, or not readable.
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const text = headers['retry-after']?.trim() ?? ''
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_MS)
  const until = Date.parse(text)
  if (Number.isNaN(until)) return undefined
  const theirNow = Date.parse(headers['date'] ?? '')
  return Math.min(Math.max(until - (Number.isNaN(theirNow) ? now : theirNow), 0), LONGEST_MS)
}
