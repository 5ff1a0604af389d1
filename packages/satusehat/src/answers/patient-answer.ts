import { withoutPeople } from './issues.js'
import { at, isObject, textAt } from './json.js'

export interface CreatedPatient {
  /** The patient's IHS number. */
  readonly id: string
  /** It was there before: nothing was created. */
  readonly already: boolean
}

/** null: not an answer about a patient at all. */
export type PatientAnswer = CreatedPatient | { readonly refusal: string } | null

/**
 * Creating a patient answers in a form of its own, 200 whether it went well or not: `{success, message, data}` with the
 * id under `patient_id`, `Patient_id`, `Patient ID:` or, of somebody already known, `resourceID`; for a newborn by the
 * mother's NIK the same inside `create_patient`. The documentation shows a plain Patient. An amendment answers
 * `{code, error, message, data}`.
 * Source: SATUSEHAT playbook, Patient; public Postman collection, recorded answers.
 */
export function patientAnswer(body: unknown): PatientAnswer {
  if (textAt(body, 'resourceType') === 'Patient') {
    const id = idOf(at(body, 'id'))
    return id === null ? null : { id, already: false }
  }
  const block = isObject(at(body, 'create_patient')) ? at(body, 'create_patient') : body
  const success = at(block, 'success')
  const data = at(block, 'data')
  const known = underKey(data, 'resourceid')
  const id = underKey(data, 'patientid') ?? known
  if (id !== null) return { id, already: known !== null || success === false }
  if (success === false || at(block, 'error') === true)
    return { refusal: withoutPeople(textAt(block, 'message') ?? '') }
  return null
}

/** The same key in any spelling: letters alone count. */
function underKey(data: unknown, letters: string): string | null {
  if (!isObject(data)) return null
  for (const [key, value] of Object.entries(data))
    if (key.toLowerCase().replace(/[^a-z]/g, '') === letters) return idOf(value)
  return null
}

const idOf = (value: unknown): string | null =>
  typeof value === 'string' && /^[A-Za-z0-9.-]{1,64}$/.test(value) ? value : null
