import { OpenVisit } from '@lentera/contracts/visits/visit'
import { Prescribe } from '@lentera/contracts/medications/prescribe'
import { v7 } from 'uuid'
import { query } from './database.js'
import type { Hospital } from './hospital.js'
import { RemoteHands } from './remote-hands.js'

export interface Wanted {
  /** Beginning of the drug's name. */
  readonly drug: string
  readonly quantity: number
}

/**
 * People of the demonstration who come today and are prescribed something; answers their names.
 * @param from how many of them came before
 */
export async function prescribed(
  hospital: Hospital,
  lines: readonly Wanted[],
  people: number,
  from = 0,
): Promise<string[]> {
  const nurse = await RemoteHands.of(hospital, 'perawat')
  const doctor = await RemoteHands.of(hospital, 'dokter')
  const patients = await query<{ id: string; name: string }>(
    hospital,
    `select min(id::text) as id, name from patient_directory where position(' ' in name) > 0
      and allergy_answer <> 'present' and sex = 'male' and birth_date between '1960-01-01' and '1995-12-31'
      group by name having count(*) = 1 order by name limit $1 offset $2`,
    [people, from],
  )
  for (const [n, { id: patientId }] of patients.entries()) {
    const visitId = v7()
    await nurse.do(OpenVisit, {
      ...{ visitId, patientId, kind: 'outpatient', unit: 'umum', payer: 'bpjs', sick: true },
      ticket: `AZ-00${from + n + 1}`,
    })
    await doctor.do(Prescribe, {
      ...{ prescriptionId: v7(), visitId, patientId, weightKg: null, note: null, overrideReason: null },
      lines: await Promise.all(lines.map((line) => ordered(hospital, line))),
    })
  }
  return patients.map(({ name }) => name)
}

async function ordered(hospital: Hospital, { drug, quantity }: Wanted) {
  const [found] = await query<{ id: string; name: string; unit: string }>(
    hospital,
    `select id, name, unit from catalogue_drugs where name like $1 order by name limit 1`,
    [`${drug}%`],
  )
  const { id: drugId, name: drugName, unit } = found!
  const signa = {
    ...{ dose: 1, doseUnit: unit, timesPerDay: 1, everyHours: null, timing: 'after_meal' as const },
    ...{ prn: false, external: false, text: null },
  }
  return { drugId, drugName, unit, quantity, signa, days: null, note: null }
}
