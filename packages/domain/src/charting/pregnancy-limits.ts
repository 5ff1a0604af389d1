/** How long a pregnancy lasts, and how long its dangers. To be confirmed by a clinician of the facility before use. */
export const pregnancyConfiguration = {
  version: '2026-11',
  daysOfPregnancy: 280,
  /** 43 weeks: the longest that the antenatal forms accept. */
  longestDays: 43 * 7,
  /** Nifas. */
  daysAfterBirth: 42,
} as const
