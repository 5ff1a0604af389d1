import type { Id } from '@lentera/contracts/kernel/id'

/** Where a doctor goes on once a prescription is sent: with this patient, to closing the visit, to who comes next. */
export type AfterPrescription = 'examination' | 'closing' | 'next'

/** The parameter that carries it from screen to screen. */
export const AFTER = 'lalu'

export const closingQuery = (visitId: Id): string => `?id=${visitId}&selesai=1`

/** Where somebody closes visits: a doctor at the examination, a nurse at the intake. null: it is not theirs. */
export const closingScreen = (screens: readonly string[]): string | null =>
  ['/periksa/', '/kajian/'].find((screen) => screens.includes(screen)) ?? null

/** The parameter that says which list somebody came from; they go back to it. */
const FROM = 'dari'
const UNFINISHED = 'belum'

export const closingFromUnfinished = (visitId: Id): string => `${closingQuery(visitId)}&${FROM}=${UNFINISHED}`

/** The list to go back to; null: none was named. */
export const listBefore = (params: { get(name: string): string | null }): string | null =>
  params.get(FROM) === UNFINISHED ? '/belum/' : null

/** The intake, and back to closing the visit once it is saved. */
export const intakeHref = (visitId: Id): string => `/kajian/?id=${visitId}&${AFTER}=closing`

/** The examination, and back to closing the visit once it is signed. */
export const examinationQuery = (visitId: Id): string => `?id=${visitId}&${AFTER}=closing`

export const prescriptionHref = (visitId: Id, after: AfterPrescription): string =>
  `/resep/?id=${visitId}${after === 'examination' ? '' : `&${AFTER}=${after}`}`

export const afterPrescription = (params: { get(name: string): string | null }): AfterPrescription => {
  const after = params.get(AFTER)
  return after === 'closing' || after === 'next' ? after : 'examination'
}
