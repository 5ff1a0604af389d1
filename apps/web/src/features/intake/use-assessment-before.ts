import { assessments, type Assessment } from '@lentera/contracts/charting/assessment'
import type { Visit } from '@lentera/contracts/visits/visit'
import { useLocal } from '../../platform/local/use-local'

/** The newest answers of this visit; null: none are known here. */
export const useAssessmentBefore = (visit: Visit): Assessment | null =>
  useLocal(['assessment-before', visit.id], (view) => {
    const all = view.find(assessments, 'visitId', visit.id).rows.map(({ record }) => record)
    return all.sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1))[0] ?? null
  })
