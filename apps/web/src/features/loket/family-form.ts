import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { ageInDays, ageOn } from '@lentera/domain/kernel/age'
import { knownVillage } from '@lentera/domain/patients/elsewhere'
import { formOf, type SeenPatient } from './amendment'
import { emptyPerson, type PersonForm } from './person-form'
import { readAge, readShortDate } from '../../platform/patients/short-birth'
import { isDay } from '@lentera/ui/date'

const GROWN_UP = 17
const SMALL = 5

/** Whose family somebody new belongs to: whole where the device holds them whole, else the short row. */
export interface Relative {
  readonly entry: PatientDirectoryEntry
  readonly seen: SeenPatient | null
}

/** What a new member of the family has in common with somebody who is registered: card, address, religion, who answers. */
export function familyForm({ entry, seen }: Relative, today: CalendarDate): PersonForm {
  const { hamlet } = entry
  const villageCode = knownVillage(entry.villageCode)
  if (!seen) return { ...emptyPerson, villageCode, hamlet: hamlet ?? '', payer: entry.payer }
  const all = formOf(seen, today)
  const { rt, rw, place, familyCard, religion, responsibleName, responsibleRelation, payer } = all
  return {
    ...emptyPerson,
    ...{ villageCode, hamlet: hamlet ?? '', rt, rw, place, familyCard, religion, payer },
    ...{ responsibleName, responsibleRelation },
  }
}

/** What a twin has in common besides: the day, the mother, why there is no NIK. */
export function twinForm({ seen }: Relative, form: PersonForm, today: CalendarDate): PersonForm {
  if (!seen) return form
  const { birthDate, age: told, motherName, motherNik, noNikReason, title } = formOf(seen, today)
  // An age in months would be another day for the second of them.
  const isInMonths = birthDate === '' && told.endsWith('bl')
  const age = isInMonths ? `${ageInDays(seen.patient.birthDate, today)}hr` : told
  return { ...form, birthDate, age, motherName, motherNik, noNikReason, title }
}

/** Whether somebody new is more likely a twin of the relative than one of two new children of the family. */
export function mayBeTwin({ entry }: Relative, form: PersonForm, today: CalendarDate): boolean {
  if (isDay(form.birthDate)) return form.birthDate === entry.birthDate
  return (ageOn(entry.birthDate, today)?.years ?? SMALL) < SMALL
}

/** A grown-up of the family answers for a child who has nobody written down yet. */
export function withAnsweringAdult(
  form: PersonForm,
  relative: Relative | null,
  today: CalendarDate,
): PersonForm {
  if (!relative || form.responsibleName !== '') return form
  const born = isDay(form.birthDate)
    ? form.birthDate
    : (readShortDate(form.birthDate, today) ?? readAge(form.age, today, 120)?.date)
  const years = born === undefined ? null : (ageOn(born, today)?.years ?? null)
  const ofRelative = ageOn(relative.entry.birthDate, today)?.years ?? 0
  if (years === null || years >= GROWN_UP || ofRelative < years + GROWN_UP) return form
  return { ...form, responsibleName: relative.entry.name, responsibleRelation: 'parent' }
}
