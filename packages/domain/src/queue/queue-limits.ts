/**
 * Figures of the queue; the hospital's, not the law's. Who is offered to go first by age (lansia, bayi) awaits the
 * signature of a clinician like every clinical figure.
 */
export const queueLimits = {
  version: 1,
  /** A call of another desk within so many minutes is told to whoever calls. */
  calledElsewhereMinutes: 3,
  /** After so many calls "tidak hadir" is offered. */
  callsBeforeAbsent: 3,
  /** Years from which a patient is offered to go first. */
  elderlyFromYears: 60,
  /** Months below which a patient is offered to go first. */
  infantBelowMonths: 12,
} as const
