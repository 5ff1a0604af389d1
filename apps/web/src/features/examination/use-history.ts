import { inRank } from '@lentera/domain/charting/in-rank'
import { allergies, type Allergy } from '@lentera/contracts/charting/allergies'
import { diagnoses, type Diagnosis } from '@lentera/contracts/charting/diagnosis'
import { type Note, notes } from '@lentera/contracts/charting/note'
import type { Known } from '@lentera/contracts/kernel/rule'
import { type Visit, visits } from '@lentera/contracts/visits/visit'
import { useLocal } from '../../platform/local/use-local'
import { rowsOfPerson } from '../../platform/patients/members-of'

/** A visit of before with what was found in it. */
export interface PastVisit {
  readonly visit: Visit
  readonly diagnoses: readonly Diagnosis[]
  /** The newest signed examination; null: none is here. */
  readonly note: Note | null
}

export interface History {
  readonly visits: Known<PastVisit>
  readonly allergies: Known<Allergy>
  /** All diagnoses of the person, those of today included. */
  readonly diagnoses: Known<Diagnosis>
}

const SHOWN = 5

/** What this device holds of a person's past, newest first. */
export function useHistory({ id, patientId, openedAt }: Visit): History {
  return useLocal(['history', id], (view) => {
    const found = rowsOfPerson(view, diagnoses, patientId)
    const signed = rowsOfPerson(view, notes, patientId)
    const all = rowsOfPerson(view, visits, patientId)
    const before = all.rows
      .filter((visit) => visit.id !== id && !visit.sameAs && visit.openedAt < openedAt)
      .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))
      .slice(0, SHOWN)
    return {
      visits: {
        ...all,
        complete: all.complete && found.complete && signed.complete,
        rows: before.map((visit) => ({
          visit,
          diagnoses: inRank(found.rows.filter((row) => row.visitId === visit.id && row.status === 'active')),
          note:
            signed.rows
              .filter((row) => row.visitId === visit.id && row.kind === 'soap')
              .sort((a, b) => (a.writtenAt < b.writtenAt ? 1 : -1))[0] ?? null,
        })),
      },
      allergies: rowsOfPerson(view, allergies, patientId),
      diagnoses: found,
    }
  })
}
