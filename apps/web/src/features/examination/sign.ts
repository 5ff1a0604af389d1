import { diagnoses, RecordDiagnosis, RetractDiagnosis } from '@lentera/contracts/charting/diagnosis'
import { type Note, type NoteParts, notes, WriteNote } from '@lentera/contracts/charting/note'
import { proceduresDone, RecordProcedure, RetractProcedure } from '@lentera/contracts/charting/procedure'
import type { Visit } from '@lentera/contracts/visits/visit'
import type { DeviceCore } from '@lentera/sync/client/api'
import { newId } from '../../platform/new-id'
import { writtenFor } from '../../platform/patients/written-for'
import type { ExaminationDraft } from './draft'
import type { ShownDiagnosis } from './shown-diagnoses'

const saysTheSame = (note: Note, parts: NoteParts): boolean =>
  (Object.keys(parts) as (keyof NoteParts)[]).every((name) => note[name] === parts[name])

/**
 * Stores everything that is typed and not signed, one command each. What an earlier try stored before it failed,
 * or before the power went, is there under the draft's own ids and is not stored again.
 * @returns the number of the last command; null: everything had been stored before
 */
export async function sign(
  core: DeviceCore,
  visit: Pick<Visit, 'id' | 'patientId'>,
  draft: ExaminationDraft,
  parts: NoteParts | null,
  shown: readonly ShownDiagnosis[],
): Promise<number | null> {
  const { view } = core
  const { seen } = writtenFor(view, visit.patientId)
  const where = { visitId: visit.id, patientId: visit.patientId, ...(seen ? { seen } : {}) }
  const here = { visitId: visit.id, patientId: visit.patientId }
  let last: number | null = null
  const note = async (saved: Promise<{ seq: number }>) => {
    last = (await saved).seq
  }

  const before = view.get(notes, draft.noteId)?.record
  if (parts && !(before && saysTheSame(before, parts)))
    await note(
      core.save(WriteNote, {
        ...where,
        ...parts,
        noteId: before ? newId() : draft.noteId,
        kind: 'soap',
        amends: null,
      }),
    )
  for (const one of shown) {
    if (one.isSigned || view.get(diagnoses, one.id)) continue
    const { id: diagnosisId, code, name, rank, caseKind, certainty } = one
    await note(core.save(RecordDiagnosis, { ...where, diagnosisId, code, name, rank, caseKind, certainty }))
  }
  for (const { id: procedureId, code, name } of draft.procedures)
    if (!view.get(proceduresDone, procedureId))
      await note(core.save(RecordProcedure, { ...where, procedureId, code, name, note: null }))
  for (const id of draft.retracted) {
    if (view.get(diagnoses, id)?.record.status === 'active')
      await note(core.save(RetractDiagnosis, { ...here, diagnosisId: id }))
    if (view.get(proceduresDone, id)?.record.status === 'active')
      await note(core.save(RetractProcedure, { ...here, procedureId: id }))
  }
  return last
}
