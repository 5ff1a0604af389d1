import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Patient, PatientIdentifier } from '@lentera/contracts/patients/patient'
import { personSystems } from './codes/identifier-systems.js'
import { daysBetween } from './instant.js'

/** A patient with the numbers that hold. */
export interface Person {
  readonly patient: Patient
  readonly identifiers: readonly PatientIdentifier[]
}

/** By what the platform knows a person. */
export interface PersonNumber {
  readonly kind: 'own' | 'mother'
  readonly system: string
  readonly value: string
}

/** Until when a child is taken by the mother's number. Source: SATUSEHAT playbook, Patient, newborns. */
const NEWBORN_DAYS = 60

/** Own NIK, else the mother's; null: neither is known. */
export function personNumber({ identifiers }: Person): PersonNumber | null {
  const valueOf = (kind: PatientIdentifier['kind']): string | undefined =>
    identifiers.find((identifier) => identifier.kind === kind && !identifier.replaced)?.value
  const own = valueOf('nik')
  if (own) return { kind: 'own', system: personSystems.nik, value: own }
  const mother = valueOf('mother_nik')
  return mother ? { kind: 'mother', system: personSystems.motherNik, value: mother } : null
}

/** @param today the day at the facility */
export function isNewborn(birthDate: CalendarDate, today: CalendarDate): boolean {
  const days = daysBetween(birthDate, today)
  return days >= 0 && days <= NEWBORN_DAYS
}
