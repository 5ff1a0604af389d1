import type { Patient, PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { withLacks } from './lacks.js'
import { TAIL_DIGITS, tailOf } from './tails.js'

/**
 * What every device holds of a patient. What is known from elsewhere (allergies, pregnancy, last visit)
 * stays as it is in `known`.
 */
export function directoryEntry(
  patient: Patient,
  numbers: { nik: string | null; bpjsCard: string | null; phone: string | null },
  known: PatientDirectoryEntry | undefined,
  today: CalendarDate,
): PatientDirectoryEntry {
  const entry: PatientDirectoryEntry = {
    id: patient.id,
    name: patient.name,
    title: patient.title,
    medicalRecordNumber: patient.medicalRecordNumber,
    sex: patient.sex,
    birthDate: patient.birthDate,
    birthDateEstimated: patient.birthDateEstimated,
    motherName: patient.motherName,
    villageCode: patient.address.villageCode,
    hamlet: patient.address.hamlet,
    payer: patient.payer,
    allergyAnswer: known?.allergyAnswer ?? 'unknown',
    allergyNames: known?.allergyNames ?? [],
    allergyAnsweredAt: known?.allergyAnsweredAt ?? null,
    pregnant: known?.pregnant ?? null,
    bloodGroup: patient.bloodGroup,
    nikTail: tailOf(numbers.nik, TAIL_DIGITS.nik),
    bpjsTail: tailOf(numbers.bpjsCard, TAIL_DIGITS.bpjs),
    phoneTail: tailOf(numbers.phone, TAIL_DIGITS.phone),
    lastVisitOn: known?.lastVisitOn ?? null,
    ...(patient.deceasedOn === undefined ? {} : { deceasedOn: patient.deceasedOn }),
    ...(patient.formerNumbers ? { formerNumbers: patient.formerNumbers } : {}),
    ...(known?.pregnancy ? { pregnancy: known.pregnancy } : {}),
    ...(patient.twinOf ? { twinOf: patient.twinOf, birthOrder: patient.birthOrder } : {}),
    ...(patient.withdrawn ? { withdrawn: true as const } : {}),
  }
  return withLacks(entry, patient, numbers.nik !== null, today)
}
