import { type Answer, jsonAnswer, refusal, rulesIn } from '../../gateway/answer.js'
import { isObject, type Json, type JsonObject, textOf } from '../../json/json.js'
import { readDay } from '../../rules/checks/date-time-check.js'
import { patientRules } from '../../rules/patient-rules.js'
import { issuesOf } from '../../rules/run-rules.js'
import { type House, ruleContext } from '../house.js'
import { identifiersOf, IHS_NUMBER, MOTHERS_NIK, NIK } from '../identifiers.js'
import { payloadNotFhir } from '../messages.js'
import { nextIhsNumber } from './ihs-number.js'

const DAY = 86_400_000
/** A child is made by its mother's NIK up to this age. Source: recorded requests of SATUSEHAT, newborns. */
const NEWBORN_DAYS = 60
const CREATED = 'New Patient has been created successfully'

/** POST of a Patient. The answer is no FHIR and always has status 200; `success` tells. */
export function createPatient(house: House, body: Json): Answer {
  if (!isObject(body) || body.resourceType !== 'Patient') {
    return refusal(200, [{ code: 'value', text: payloadNotFhir }], 'patient-refused')
  }
  const issues = issuesOf(body, 'Patient', patientRules, ruleContext(house))
  if (issues.length > 0) {
    const message = issues.map(({ text }) => text).join('; ')
    return jsonAnswer(200, { success: false, message }, 'patient-refused', {}, rulesIn(issues))
  }
  const nik = identifiersOf(body).find(({ system }) => system === NIK)?.value
  const mothersNik = identifiersOf(body).find(({ system }) => system === MOTHERS_NIK)?.value ?? ''
  return nik === undefined ? createNewborn(house, body, mothersNik) : createByNik(house, body, nik)
}

function createByNik(house: House, body: JsonObject, nik: string): Answer {
  const [known] = house.memory.store.byIdentifier('Patient', { system: NIK, value: nik })
  if (known) return alreadyKnown(known.id)
  if (!house.registry.knows(nik)) return refused('Citizen Not Exists')
  return createdAnswer(house, keep(house, body))
}

function createNewborn(house: House, body: JsonObject, mothersNik: string): Answer {
  if (!house.registry.knows(mothersNik)) return refused('Citizen Not Exists')
  const born = readDay(textOf(body.birthDate) ?? '') ?? 0
  if (house.clock() - born > (NEWBORN_DAYS + 1) * DAY) {
    return refused(`Birth date of a newborn must not be older than ${NEWBORN_DAYS} days`)
  }
  const siblings = house.memory.store.byIdentifier('Patient', { system: MOTHERS_NIK, value: mothersNik })
  const same = siblings.find(
    ({ resource }) =>
      resource.birthDate === body.birthDate && resource.multipleBirthInteger === body.multipleBirthInteger,
  )
  if (same) return alreadyKnown(same.id)
  const id = keep(house, body)
  if (house.faults.patientAnswer === 'older') return createdAnswer(house, id)
  const related = `${id}-RP`
  return jsonAnswer(
    200,
    {
      create_patient: { success: true, message: CREATED, data: { patient_id: id } },
      create_related_patient: {
        success: true,
        message: 'New RelatedPerson has been created successfully',
        data: { related_patient_id: related },
      },
      update_link_patient: {
        success: true,
        message: 'Patient link has been updated successfully',
        data: { patient_id: id },
      },
      log_time: new Date(house.clock()).toISOString(),
    },
    'patient-created',
  )
}

function keep(house: House, body: JsonObject): string {
  const id = nextIhsNumber(house.memory.store)
  const own = identifiersOf(body).map(({ system, value }): JsonObject => ({ use: 'official', system, value }))
  const identifier = [{ use: 'official', system: IHS_NUMBER, value: id }, ...own]
  house.memory.write([{ type: 'Patient', id, resource: { ...body, identifier }, created: true }])
  return id
}

const createdAnswer = ({ faults }: House, id: string): Answer =>
  jsonAnswer(
    200,
    {
      success: true,
      message: CREATED,
      // The older key really ends in a colon.
      data: faults.patientAnswer === 'older' ? { 'Patient ID:': id } : { patient_id: id },
    },
    'patient-created',
  )

const refused = (message: string): Answer => jsonAnswer(200, { success: false, message }, 'patient-refused')

const alreadyKnown = (id: string): Answer =>
  jsonAnswer(
    200,
    {
      success: false,
      message: 'Failed to create new patient, another identifier has found',
      data: { resourceID: id },
    },
    'patient-known',
  )
