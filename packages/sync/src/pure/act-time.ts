import type { Instant } from '@lentera/contracts/kernel/time'
import type { ActTime } from '@lentera/contracts/sync/record'

/** How far a device's clock may be off before its times are doubted. */
const MAX_OFFSET_MS = 10 * 60_000
/** Two measurements of one offset differ by less than this. */
const TOLERANCE_MS = 60_000
/** An offset older than this may have drifted: the time proves no order any more. */
const PROOF_AGE_S = 24 * 3600
const earliest = Date.parse('1970-01-01T00:00:00.000Z')
const latest = Date.parse('2999-12-31T00:00:00.000Z')

export interface CorrectedAct {
  readonly occurredAt: Instant
  /** Shown with "±" and never used to prove an order. */
  readonly suspect: boolean
}

/**
 * The corrected time of an act: device time plus measured offset. Suspect when the offset is over 10 minutes,
 * when the act lies in the future or before the device's previous act.
 * @param now the server's time of receipt, milliseconds since 1970
 * @param previous newest act of the device that is in the log; null: none
 */
export function correctedAct(at: ActTime, now: number, previous: Instant | null): CorrectedAct {
  const ms = Date.parse(at.device) + at.offsetMs
  // A time that no calendar has can neither be stored nor be a business date.
  if (!(ms >= earliest && ms <= latest)) return { occurredAt: new Date(now).toISOString(), suspect: true }
  const suspect =
    Math.abs(at.offsetMs) > MAX_OFFSET_MS ||
    ms > now + TOLERANCE_MS ||
    (previous !== null && ms < Date.parse(previous) - TOLERANCE_MS)
  return { occurredAt: new Date(ms).toISOString(), suspect }
}

/**
 * Whether the act's time may prove which of two acts came later (merge of one field, sync design 4.1): measured
 * within a day against a server that had its time from NTP. Nothing else is ordered by clocks.
 */
export const provesOrder = ({ offsetMs, offsetAgeS, confidence }: ActTime): boolean =>
  confidence === 'ntp' &&
  offsetAgeS !== null &&
  offsetAgeS < PROOF_AGE_S &&
  Math.abs(offsetMs) <= MAX_OFFSET_MS
