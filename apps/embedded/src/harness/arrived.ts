import { RecordVitals } from '@lentera/contracts/charting/vitals'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { v7 } from 'uuid'
import { query } from './database.js'
import type { Hospital } from './hospital.js'
import { RemoteHands } from './remote-hands.js'

export interface Arrived {
  readonly name: string
  readonly patientId: string
  readonly visitId: string
}

const values = {
  ...{ systolic: 120, diastolic: 80, pulse: 80, respiratoryRate: 18, temperature: 36.5, spo2: 98 },
  ...{ weight: 61, height: 165, waist: null, muac: null, headCircumference: null },
}

/**
 * Grown men of the demonstration without an allergy, whose names nobody else has, in the waiting list of the day.
 * @param isMeasured they wait for the doctor, else for the intake
 * @param from how many of them came before
 */
export async function arrived(
  hospital: Hospital,
  people: number,
  { isMeasured = false, from = 0 } = {},
): Promise<Arrived[]> {
  const nurse = await RemoteHands.of(hospital, 'perawat')
  const patients = await query<{ id: string; name: string }>(
    hospital,
    `select min(id::text) as id, name from patient_directory where position(' ' in name) > 0
      and allergy_answer <> 'present' and sex = 'male' and birth_date between '1960-01-01' and '1995-12-31'
      group by name having count(*) = 1 order by name limit $1 offset $2`,
    [people, from],
  )
  const came: Arrived[] = []
  for (const [n, { id: patientId, name }] of patients.entries()) {
    const visitId = v7()
    await nurse.do(OpenVisit, {
      ...{ visitId, patientId, kind: 'outpatient', unit: 'umum', payer: 'bpjs', sick: true },
      ticket: `AZ-00${from + n + 1}`,
    })
    if (isMeasured) await nurse.do(RecordVitals, { vitalsId: v7(), visitId, patientId, values })
    came.push({ name, patientId, visitId })
  }
  return came
}
