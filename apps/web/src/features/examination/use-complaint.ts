import { assessments } from '@lentera/contracts/charting/assessment'
import { useLocal } from '../../platform/local/use-local'

/** Why the patient came, as the nurse wrote it last; empty: nobody asked, or it has not come here. */
export function useComplaint(visitId: string): string {
  return useLocal(['complaint', visitId], (view) => {
    const told = view
      .find(assessments, 'visitId', visitId)
      .rows.map(({ record }) => record)
      .filter(({ form, answers }) => form === 'intake' && typeof answers.complaint === 'string')
      .sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1))[0]
    return (told?.answers.complaint as string | undefined) ?? ''
  })
}
