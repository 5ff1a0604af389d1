import { catalogueDrugs, type CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import { allergies, type Allergy } from '@lentera/contracts/charting/allergies'
import { assessments } from '@lentera/contracts/charting/assessment'
import { tell, visitLane } from '@lentera/contracts/kernel/event'
import type { Issue } from '@lentera/contracts/kernel/issue'
import {
  put,
  read,
  type Command,
  type Decision,
  type FurtherState,
  type StateOf,
} from '@lentera/contracts/kernel/rule'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { MedicinePrescribed } from '@lentera/contracts/medications/medication-events'
import { drugUnknown, type Prescribe } from '@lentera/contracts/medications/prescribe'
import {
  type Prescription,
  type PrescriptionLine,
  prescriptionLines,
  prescriptions,
} from '@lentera/contracts/medications/prescription'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { patientSets } from '@lentera/contracts/patients/patient-link'
import { incomplete, nothing } from '../kernel/decision.js'
import { gathered } from '../kernel/further.js'
import { idFrom } from '../kernel/id-from.js'
import { localDate } from '../kernel/local-date.js'
import { raise } from '../kernel/raise.js'
import { dayScope, patientIn, visitIn } from '../kernel/scope.js'
import { activeDrugs, standingLines } from './active-drugs.js'
import { prescriptionLock } from './cancel-prescription.js'
import { checkPrescription } from './check-prescription.js'
import { patientFactsOf } from './patient-facts.js'

export type PrescribeCommand = Command<typeof Prescribe>

/** The unit whose devices hold every prescription of the day. */
export const PHARMACY = 'farmasi'

export const prescribeReads = ({ id, args }: PrescribeCommand) => ({
  sent: read(prescriptions, 'id', args.prescriptionId),
  ownId: read(prescriptions, 'id', idFrom(id, 'prescription')),
  entry: read(patientDirectory, 'id', args.patientId),
  set: read(patientSets, 'id', args.patientId),
  allergies: read(allergies, 'patientId', args.patientId),
  assessments: read(assessments, 'visitId', args.visitId),
  prescriptions: read(prescriptions, 'patientId', args.patientId),
  lines: read(prescriptionLines, 'patientId', args.patientId),
})

type PrescribeState = StateOf<ReturnType<typeof prescribeReads>>

export const prescribeLocks = ({ args }: PrescribeCommand): string[] => [
  `patient:${args.patientId}`,
  prescriptionLock(args.prescriptionId),
]

/** The drugs of all lines, and the allergies written under other numbers of the same person. */
export const prescribeFurther = (state: PrescribeState, command: PrescribeCommand) => {
  const { args } = command
  const standing = standingLines(state.prescriptions.rows, state.lines.rows, null).map(({ line }) => line)
  const drugIds = new Set([...args.lines, ...standing].map(({ drugId }) => drugId))
  const members = (state.set.rows[0]?.members ?? []).filter((member) => member !== args.patientId)
  return Object.fromEntries([
    ...[...drugIds].map((drugId) => [`drug:${drugId}`, read(catalogueDrugs, 'id', drugId)]),
    ...members.map((member) => [`allergies:${member}`, read(allergies, 'patientId', member)]),
  ])
}

/** What a doctor prescribed, kept as it was written; the pharmacy's devices hold the visit from then on. */
export function prescribe(state: PrescribeState, command: PrescribeCommand, further: FurtherState): Decision {
  const { args } = command
  const fresh = prescriptionOf(command, state.sent.rows[0])
  // There already when the server's copy of this very act came first, by now perhaps cancelled.
  const done = [...state.sent.rows, ...state.ownId.rows].find((row) => row.id === fresh.id)
  const lines = linesOf(command, fresh.id)
  const pharmacy = dayScope(PHARMACY, fresh.serviceDate)
  const { entry, set, allergies: told, assessments: asked, prescriptions: before, lines: linesBefore } = state
  return {
    ...nothing,
    writes: [put(prescriptions, done ?? fresh), ...lines.map((line) => put(prescriptionLines, line))],
    events: [
      tell(MedicinePrescribed, visitLane(args.visitId), {
        prescription: fresh,
        lines,
        drugs: listed(lines, further),
      }),
    ],
    issues: issuesOf(state, command, further, fresh.id, fresh.serviceDate),
    unknown: incomplete({
      entry,
      set,
      allergies: told,
      assessments: asked,
      prescriptions: before,
      lines: linesBefore,
      ...further,
    }),
    members: [visitIn(pharmacy, args.visitId), patientIn(pharmacy, args.patientId)],
    review: { patientId: args.patientId },
  }
}

/** Of the lines' drugs, those that the list knows. */
const listed = (lines: readonly PrescriptionLine[], further: FurtherState): CatalogueDrug[] =>
  gathered<CatalogueDrug>(further, 'drug:').rows.filter(({ id }) => lines.some(({ drugId }) => drugId === id))

function issuesOf(
  state: PrescribeState,
  { args }: PrescribeCommand,
  further: FurtherState,
  prescriptionId: string,
  on: CalendarDate,
): Issue[] {
  const drugs = new Map(gathered<CatalogueDrug>(further, 'drug:').rows.map((drug) => [drug.id, drug]))
  const allergyRows = [...state.allergies.rows, ...gathered<Allergy>(further, 'allergies:').rows]
  const weight = args.weightKg === null ? null : { kg: args.weightKg, measuredOn: on }
  const rows = { allergies: allergyRows, assessments: state.assessments.rows, weight }
  const patient = patientFactsOf(state.entry.rows[0] ?? null, rows, on)
  const standing = standingLines(state.prescriptions.rows, state.lines.rows, prescriptionId)
  const active = activeDrugs(standing, (id) => drugs.get(id))
  const checked = args.lines.map(({ drugId, signa }) => ({ drug: drugs.get(drugId) ?? null, signa }))
  const findings = checkPrescription(checked, { patient, active, on })
  return args.lines.flatMap(({ drugId }, at) => {
    const field = `lines.${at}`
    const isUnlisted = !drugs.has(drugId) && further[`drug:${drugId}`]!.complete
    return [
      ...(isUnlisted ? [raise(drugUnknown, { field })] : []),
      ...findings[at]!.map(({ definition }) => raise(definition, { field })),
    ]
  })
}

function prescriptionOf(command: PrescribeCommand, before: Prescription | undefined): Prescription {
  const { id, args, occurredAt, actorId, facility, overridden } = command
  // A prescription never changes: an id that another act used keeps its lines, these get an id of their own.
  const isTaken = before && (before.prescribedAt !== occurredAt || before.prescribedBy !== actorId)
  const codes = [...overridden].sort()
  return {
    id: isTaken ? idFrom(id, 'prescription') : args.prescriptionId,
    visitId: args.visitId,
    patientId: args.patientId,
    status: 'sent',
    prescribedAt: occurredAt,
    prescribedBy: actorId,
    serviceDate: localDate(occurredAt, facility.timeZone),
    weightKg: args.weightKg,
    note: args.note,
    overrideReason: args.overrideReason,
    ...(codes.length > 0 ? { overriddenCodes: codes } : {}),
    ...(args.seen ? { seen: args.seen } : {}),
  }
}

const linesOf = ({ id, args }: PrescribeCommand, prescriptionId: string): PrescriptionLine[] =>
  args.lines.map((line, position) => ({
    ...line,
    id: idFrom(id, `line:${position}`),
    prescriptionId,
    visitId: args.visitId,
    patientId: args.patientId,
    position,
  }))
