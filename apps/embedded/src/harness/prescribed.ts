import { Prescribe } from '@lentera/contracts/medications/prescribe'
import { v7 } from 'uuid'
import { arrived } from './arrived.js'
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
  const doctor = await RemoteHands.of(hospital, 'dokter')
  const came = await arrived(hospital, people, { from })
  for (const { visitId, patientId } of came)
    await doctor.do(Prescribe, {
      ...{ prescriptionId: v7(), visitId, patientId, weightKg: null, note: null, overrideReason: null },
      lines: await Promise.all(lines.map((line) => ordered(hospital, line))),
    })
  return came.map(({ name }) => name)
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
