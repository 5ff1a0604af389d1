import { cleanLine } from '@lentera/contracts/kernel/text'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { type PatientField, PatientFields } from '@lentera/contracts/patients/amend-patient'
import { normalisePhone } from '@lentera/domain/patients/phone'

/** How a right value is typed; `form`: in the patient's whole form. */
export type Entry = 'text' | 'digits' | 'date' | 'sex' | 'bloodGroup' | 'form'

const entries: Partial<Record<PatientField, Entry>> = {
  name: 'text',
  motherName: 'text',
  occupation: 'text',
  nik: 'digits',
  bpjsCard: 'digits',
  familyCard: 'digits',
  phone: 'digits',
  birth: 'date',
  deceasedOn: 'date',
  sex: 'sex',
  bloodGroup: 'bloodGroup',
}

export const entryOf = (field: PatientField): Entry => entries[field] ?? 'form'

/** A value as somebody typed it; `undefined` where it cannot be one, or is missing. */
export function typedValue(field: PatientField, text: string, today: CalendarDate): unknown {
  const line = cleanLine(text).replace(/\s+/g, ' ').trim()
  const entry = entryOf(field)
  const value =
    line === ''
      ? null
      : field === 'phone'
        ? (normalisePhone(line) ?? undefined)
        : entry === 'digits'
          ? line.replace(/[\s.\-]/g, '')
          : field === 'birth'
            ? { date: line, estimated: false }
            : line
  if (value === null || value === undefined) return undefined
  if (entry === 'date' && line > today) return undefined
  return PatientFields.shape[field].safeParse(value).success ? value : undefined
}
