import { ageOn } from '@lentera/domain/kernel/age'
import type { CalendarDate } from '@lentera/contracts/kernel/time'

/** `54 th 3 bl`; under five years in months and days, because there a month matters. Empty before birth. */
export function ageText(birthDate: CalendarDate, on: CalendarDate, isEstimated = false): string {
  const age = ageOn(birthDate, on)
  if (!age) return ''
  const months = age.years * 12 + age.months
  if (isEstimated) {
    if (age.years >= 2) return `± ${age.years} th`
    return months > 0 ? `± ${months} bl` : `± ${age.days} hr`
  }
  if (age.years >= 5) return age.months > 0 ? `${age.years} th ${age.months} bl` : `${age.years} th`
  if (months === 0) return `${age.days} hr`
  return age.days > 0 ? `${months} bl ${age.days} hr` : `${months} bl`
}
