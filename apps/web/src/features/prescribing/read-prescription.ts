import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { activeDrugs, standingLines } from '@lentera/domain/medications/active-drugs'
import { checkPrescription } from '@lentera/domain/medications/check-prescription'
import { childWeight, type WeightState } from '@lentera/domain/medications/child-weight'
import type { LineFinding } from '@lentera/domain/medications/line-finding'
import { patientFactsOf, type PatientFacts } from '@lentera/domain/medications/patient-facts'
import { parseMeasure } from '@lentera/ui/measure'
import type { Chart, Person } from './use-chart'
import { type ReadLine, readLine, type TypedLine } from './read-lines'

/** Of a person with a comma lost: 85 typed for 8,5. */
const WEIGHT = { decimals: 2, plausible: [0.4, 300] as [number, number] }

export interface ReadPrescription {
  readonly lines: readonly ReadLine[]
  readonly findings: readonly LineFinding[][]
  readonly weight: PatientFacts['weight']
  readonly weightState: WeightState
  readonly isWeightUnreadable: boolean
  /** What the doses were computed from, as it is sent. */
  readonly weightKg: number | null
}

/** What stands on the screen, read and checked by the same rules that judge it on the server. */
export function readPrescription(
  typed: { readonly lines: readonly TypedLine[]; readonly weight: string },
  {
    person,
    chart,
    drugOf,
    today,
  }: {
    readonly person: Person
    readonly chart: Chart
    readonly drugOf: (id: Id) => CatalogueDrug | null
    readonly today: CalendarDate
  },
): ReadPrescription {
  const lines = typed.lines.map((line) => readLine(line, drugOf))
  const typedKg = typed.weight.trim() === '' ? null : (parseMeasure(typed.weight, WEIGHT)?.value ?? undefined)
  const weight = typedKg ? { kg: typedKg, measuredOn: today } : chart.lastWeight
  const patient = patientFactsOf(
    person,
    { allergies: chart.allergies.rows, assessments: chart.assessments, weight },
    today,
  )
  const weightState = childWeight(patient, today)
  const active = activeDrugs(
    standingLines(chart.prescriptions.rows, chart.lines.rows, null),
    (id) => drugOf(id) ?? undefined,
  )
  const checked = lines.map(({ drug, order }) => ({ drug, signa: order?.signa ?? null }))
  const isComputed = weightState === 'fresh' || weightState === 'implausible'
  return {
    ...{ lines, weight, weightState },
    findings: checkPrescription(checked, { patient, active, on: today }),
    isWeightUnreadable: typedKg === undefined,
    weightKg: isComputed && weight ? weight.kg : null,
  }
}
