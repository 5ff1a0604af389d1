import type { PriorityReason } from '@lentera/contracts/queue/care-stage'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { isPregnant } from '../charting/pregnancy.js'
import { ageInMonths } from '../kernel/age.js'
import { queueLimits } from './queue-limits.js'

/**
 * Why this person may be offered to go first, from what every device knows. A disability is seen, not recorded, so
 * it is always left to who stands before the patient.
 */
export function offeredPriority(
  person: Pick<PatientDirectoryEntry, 'birthDate' | 'pregnancy'>,
  on: CalendarDate,
): PriorityReason | null {
  const months = ageInMonths(person.birthDate, on)
  if (isPregnant(person.pregnancy, on)) return 'pregnant'
  if (months === null) return null
  if (months < queueLimits.infantBelowMonths) return 'infant'
  return months >= queueLimits.elderlyFromYears * 12 ? 'elderly' : null
}
