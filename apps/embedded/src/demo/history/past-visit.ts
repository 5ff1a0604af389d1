import type { ArgsOf } from '@lentera/contracts/kernel/command'
import { intakeAges, normalIntake, type IntakeAnswers } from '@lentera/contracts/assessments/intake'
import type { CaseKind } from '@lentera/contracts/charting/diagnosis'
import type { NoteParts } from '@lentera/contracts/charting/note'
import type { VitalValues } from '@lentera/contracts/charting/vitals'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { LineOrder } from '@lentera/contracts/medications/prescription'
import type { OpenVisit } from '@lentera/contracts/visits/visit'
import { caseKindOf } from '@lentera/domain/charting/case-kind'
import { ageInMonths, ageOn } from '@lentera/domain/kernel/age'
import { addDays } from '@lentera/domain/kernel/calendar'
import { prescribingConfiguration } from '@lentera/domain/medications/prescribing-configuration'
import { Chance } from '../chance.js'
import type { DemoPatient } from '../demo-patients.js'
import { Body } from './body.js'
import type { OwnLists } from './own-lists.js'
import { type Period, reasonsOf } from './plan-visits.js'
import type { Reason } from './reason.js'

/** Everything that was told, measured and done in one visit, before it has hours and names. */
export interface PastVisit extends Pick<ArgsOf<typeof OpenVisit>, 'patientId' | 'unit' | 'payer' | 'sick'> {
  readonly on: CalendarDate
  readonly vitals: VitalValues
  readonly intake: IntakeAnswers
  readonly note: NoteParts
  readonly diagnoses: readonly { readonly code: string; readonly name: string; readonly caseKind: CaseKind }[]
  readonly procedures: readonly { readonly code: string; readonly name: string }[]
  readonly lines: readonly LineOrder[]
  /** kg, of a child whose doses were computed from it. */
  readonly weightKg: number | null
  /** What was prescribed was handed over; a few go home without it. */
  readonly isCollected: boolean
  /** Somebody went to the front and a doctor put a name to it. */
  readonly isDanger: boolean
  readonly isReferred: boolean
  /** A head of unit who is a nurse measures now and then. */
  readonly nurse: 'perawat' | 'kepala'
}

const SEED = 280_228
/** Medicine of the newest days is handed over, so that no counter finds an old prescription waiting. */
const ALL_COLLECTED_DAYS = 10
const UNCOLLECTED_PERCENT = 5

/** The visits of one patient, oldest first. */
export function pastVisits(
  patient: DemoPatient,
  index: number,
  period: Period,
  lists: OwnLists,
): PastVisit[] {
  const { patientId, demographics } = patient.register
  const chance = new Chance(SEED + index * 104_729)
  const body = new Body(chance, demographics.sex, demographics.birthDate)
  const told: { code: string; visitId: string; serviceDate: CalendarDate; status: 'active' }[] = []
  return reasonsOf(patient, index, period).map((reason, n): PastVisit => {
    const { on } = reason
    const vitals = body.measured(chance, on, reason.condition)
    const months = ageInMonths(demographics.birthDate, on) ?? 0
    const kg = vitals.weight!
    const allergies = (patient.allergies?.substances ?? []).map(({ substance }) => substance)
    const isPregnant = reason.lastMenstruationOn !== null
    const lines = reason.lines({ months, kg, allergies, isPregnant }).map((line) => lists.order(line))
    const diagnoses = reason.diagnoses.map(({ code, known }) => ({
      code,
      name: lists.diagnosis(code),
      caseKind: known
        ? 'old'
        : caseKindOf(code, on, String(n), { rows: told, complete: true, asOf: null }).kind,
    }))
    for (const { code } of diagnoses)
      told.push({ code, visitId: String(n), serviceDate: on, status: 'active' })
    return {
      ...{
        patientId,
        payer: demographics.payer ?? 'general',
        unit: reason.unit,
        sick: reason.sick,
        on,
        vitals,
        lines,
        diagnoses,
      },
      intake: intakeOf(reason, demographics.sex, ageOn(demographics.birthDate, on)!.years),
      note: noteOf(reason, chance),
      procedures: reason.procedures.map((code) => ({ code, name: lists.procedure(code) })),
      weightKg: lines.length > 0 && months < prescribingConfiguration.childUntilMonths ? kg : null,
      isCollected: on > addDays(period.last, -ALL_COLLECTED_DAYS) || !chance.in(UNCOLLECTED_PERCENT),
      isDanger: isDangerous(reason),
      isReferred: reason.isReferred,
      nurse: chance.in(15) ? 'kepala' : 'perawat',
    }
  })
}

/** As the screening row is filled in where nothing is found; women are asked about a pregnancy. */
function intakeOf(
  { complaint, pain, dangerSigns, lastMenstruationOn }: Reason,
  sex: 'male' | 'female',
  years: number,
): IntakeAnswers {
  const isAsked = sex === 'female' && years >= intakeAges.pregnantFrom && years <= intakeAges.pregnantTo
  const { fall, cough, nutrition } = normalIntake
  return {
    ...{
      complaint,
      pain,
      fall: [...fall],
      cough: [...cough],
      nutrition: [...nutrition],
      danger: [...dangerSigns],
    },
    pregnant: isAsked ? (lastMenstruationOn ? 'yes' : 'no') : null,
    lastMenstruationOn,
    pregnancyEndedOn: null,
    breastfeeding: isAsked ? false : null,
  }
}

/** A doctor's words. The complaint stands as it was told, as the examination screen takes it over. */
const noteOf = ({ complaint, objective, assessment, plan }: Reason, chance: Chance): NoteParts => ({
  subjective: chance.in(60) ? complaint : `${complaint}.\nRiwayat alergi ditanyakan kembali.`,
  objective,
  assessment,
  plan,
})

/** What the danger marks of the house look at, as far as a history has it. */
const isDangerous = ({ condition, dangerSigns }: Reason): boolean =>
  dangerSigns.length > 0 || (condition.breathing ?? 0) >= 50 || (condition.pressure?.[0] ?? 0) >= 180
