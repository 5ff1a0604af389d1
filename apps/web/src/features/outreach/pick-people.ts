import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { isPregnant } from '@lentera/domain/charting/pregnancy'
import { ageOn } from '@lentera/domain/kernel/age'

/** Whom a post serves; since primary care is one service, every age comes. */
export type Group = 'everybody' | 'underFive' | 'pregnant' | 'elderly'

export interface Choice {
  readonly villageCode: string | null
  /** Part of the hamlet's name; empty: all of the village. */
  readonly hamlet: string
  readonly group: Group
}

const ELDERLY_YEARS = 60

/** The people of a village who are asked to come, the dead apart. */
export function pickPeople(
  entries: readonly PatientDirectoryEntry[],
  { villageCode, hamlet, group }: Choice,
  today: CalendarDate,
): PatientDirectoryEntry[] {
  if (villageCode === null) return []
  const part = hamlet.trim().toLowerCase()
  return entries.filter(
    (entry) =>
      entry.villageCode === villageCode &&
      entry.deceasedOn === undefined &&
      (part === '' || (entry.hamlet?.toLowerCase().includes(part) ?? false)) &&
      belongs(entry, group, today),
  )
}

function belongs(
  { birthDate, pregnancy }: PatientDirectoryEntry,
  group: Group,
  today: CalendarDate,
): boolean {
  if (group === 'everybody') return true
  if (group === 'pregnant') return isPregnant(pregnancy, today)
  const age = ageOn(birthDate, today)
  if (!age) return false
  return group === 'underFive' ? age.years < 5 : age.years >= ELDERLY_YEARS
}
