import type { Id } from '@lentera/contracts/kernel/id'

/** Where a doctor goes on once a prescription is sent: with this patient, to closing the visit, to who comes next. */
export type AfterPrescription = 'examination' | 'closing' | 'next'

/** The parameter that carries it from screen to screen. */
export const AFTER = 'lalu'

export const closingQuery = (visitId: Id): string => `?id=${visitId}&selesai=1`

export const prescriptionHref = (visitId: Id, after: AfterPrescription): string =>
  `/resep/?id=${visitId}${after === 'examination' ? '' : `&${AFTER}=${after}`}`

export const afterPrescription = (params: { get(name: string): string | null }): AfterPrescription => {
  const after = params.get(AFTER)
  return after === 'closing' || after === 'next' ? after : 'examination'
}
