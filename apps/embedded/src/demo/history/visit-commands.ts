import { INTAKE_VERSION } from '@lentera/contracts/assessments/intake'
import { RecordAssessment } from '@lentera/contracts/charting/assessment'
import { AcknowledgeFlag } from '@lentera/contracts/charting/danger'
import { RecordDiagnosis } from '@lentera/contracts/charting/diagnosis'
import { WriteNote } from '@lentera/contracts/charting/note'
import { RecordProcedure } from '@lentera/contracts/charting/procedure'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import { DispenseMedicine } from '@lentera/contracts/medications/dispense'
import { Prescribe } from '@lentera/contracts/medications/prescribe'
import { CloseVisit } from '@lentera/contracts/visits/close-visit'
import { StartVisit } from '@lentera/contracts/visits/start-visit'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { idFrom } from '@lentera/domain/kernel/id-from'
import { seed, type SeedCommand, seedId } from '../seed-command.js'
import type { TimedVisit } from './day-of-work.js'
import type { PastStock } from './history-stock.js'

/** One visit as its people carried it out: desk, nurse, doctor, pharmacy, each command signed by who did it. */
export function visitCommands(visit: TimedVisit, stock: PastStock): SeedCommand[] {
  const { patientId, unit, label, nurse } = visit
  const visitId = seedId(`past visit:${label}`)
  const ofVisit = { visitId, patientId }
  const act = <D extends CommandDefinition>(
    by: string,
    minute: number,
    what: string,
    definition: D,
    args: ArgsOf<D>,
  ): SeedCommand => seed(`past:${label}:${what}`, definition, args, { by, unit, at: visit.at(minute) })
  const idOf = (what: string) => idFrom(visitId, what)
  const prescriptionId = idOf('prescription')
  const prescribed = act('dokter', 25, 'prescribe', Prescribe, {
    ...{ ...ofVisit, prescriptionId, lines: [...visit.lines], weightKg: visit.weightKg },
    ...{ note: null, overrideReason: null },
  })
  const isPrescribed = visit.lines.length > 0
  return [
    act('loket', 0, 'open', OpenVisit, {
      ...{ ...ofVisit, kind: 'outpatient', unit, payer: visit.payer, sick: visit.sick, ticket: visit.ticket },
    }),
    act(nurse, 6, 'intake', StartVisit, { ...ofVisit, stage: 'intake' }),
    act(nurse, 9, 'vitals', RecordVitals, { ...ofVisit, vitalsId: idOf('vitals'), values: visit.vitals }),
    act(nurse, 10, 'assessment', RecordAssessment, {
      ...{ ...ofVisit, form: 'intake', version: INTAKE_VERSION, answers: visit.intake },
    }),
    ...(visit.isDanger
      ? [act('dokter', 11, 'flag', AcknowledgeFlag, { ...ofVisit, answer: 'seen' as const })]
      : []),
    act('dokter', 14, 'examination', StartVisit, { ...ofVisit, stage: 'examination' }),
    ...visit.diagnoses.map(({ code, name, caseKind }, n) =>
      act('dokter', 21, `diagnosis:${n}`, RecordDiagnosis, {
        ...{ ...ofVisit, diagnosisId: idOf(`diagnosis:${n}`), code, name, caseKind, certainty: 'confirmed' },
        rank: n === 0 ? 'primary' : 'secondary',
      }),
    ),
    ...visit.procedures.map(({ code, name }, n) =>
      act('dokter', 22, `procedure:${n}`, RecordProcedure, {
        ...{ ...ofVisit, procedureId: idOf(`procedure:${n}`), code, name, note: null },
      }),
    ),
    act('dokter', 24, 'note', WriteNote, {
      ...{ ...ofVisit, ...visit.note, noteId: idOf('note'), kind: 'soap', amends: null },
    }),
    ...(isPrescribed ? [prescribed] : []),
    act('dokter', 26, 'close', CloseVisit, { ...ofVisit, outcome: visit.isReferred ? 'referred' : 'home' }),
    ...(isPrescribed && visit.isCollected
      ? [
          act('apoteker', 37, 'dispense', DispenseMedicine, {
            ...{ ...ofVisit, prescriptionId, dispenseId: idOf('dispense'), reviewed: true, note: null },
            lines: visit.lines.map(({ drugId, quantity }, position) => ({
              lineId: idFrom(prescribed.id, `line:${position}`),
              ...{ drugId, batchId: stock.batchOf(drugId, visit.on), quantity, covers: quantity },
            })),
          }),
        ]
      : []),
  ]
}
