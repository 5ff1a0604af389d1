import { elementNotFound, futureBirth, invalidDateFormat } from '../fhir/messages.js'
import { identifiersOf, MOTHERS_NIK, NIK } from '../fhir/identifiers.js'
import { isObject, type Json } from '../json/json.js'
import { readDay } from './checks/date-time-check.js'
import { code, own, present, type Rule, text, wholeNotNegative } from './rule.js'
import * as systems from './systems.js'

const isNik = (value: string): boolean => /^\d{16}$/.test(value)

/** One NIK, the person's own or the mother's, of sixteen digits. */
function identityWrong(patient: Json): string | null {
  const known = isObject(patient) ? identifiersOf(patient) : []
  const identity = known.find(({ system }) => system === NIK || system === MOTHERS_NIK)
  return identity && isNik(identity.value) ? null : elementNotFound('Patient.identifier', 10166)
}

function birthDateWrong(value: Json, now: number): string | null {
  const said = typeof value === 'string' ? value : JSON.stringify(value)
  const day = typeof value === 'string' ? readDay(value) : null
  if (day === null) return invalidDateFormat(said, 10397, 'YYYY-MM-DD')
  // The east of the country is nine hours ahead of UTC: its today may be tomorrow there.
  return day > now + 9 * 3_600_000 ? futureBirth(said) : null
}

/** Source: SATUSEHAT playbook, kamus validasi and resource page Patient. */
export const patientRules: readonly Rule[] = [
  own(10166, '', identityWrong),
  wholeNotNegative(10167, 'multipleBirthInteger', true),
  text(10168, 'name.text', true),
  present(10333, 'address'),
  present(10397, 'birthDate'),
  own(10397, 'birthDate', birthDateWrong),
  code(10413, 'gender', systems.GENDER, true),
]
