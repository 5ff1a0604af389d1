import { RecordVitals } from '@lentera/contracts/charting/vitals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { ResolveReview } from '@lentera/contracts/reviews/resolve-review'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { aRegistration, anArrival, someVitals } from '@lentera/domain/testing/samples'
import { derivedId } from '@lentera/sync/pure/ids'
import type { House } from './server-house.js'
import { houseId } from './test-house.js'

/** A patient's day in records whose parents may come late, and what the house thinks of them. */
export const patientId = houseId('patient')
export const visitId = houseId('visit')
export const reviewOf = (name: string) => derivedId(houseId(name), 'review', 0)

export const registration = (house: House, device = 'desk', name = 'register') =>
  house.record(house.author('sari', device), RegisterPatient, name, aRegistration({ patientId }))
export const arrival = (house: House, name = 'arrive', change: object = {}) =>
  house.record(house.author('sari'), OpenVisit, name, anArrival({ visitId, patientId }), {
    refs: [{ entity: 'patients', id: patientId, baseVersion: null }],
    ...change,
  })
export const vitals = (house: House, n: number, change: object = {}) =>
  house.record(
    house.author('maria'),
    RecordVitals,
    `vitals ${n}`,
    { vitalsId: houseId(`vitals ${n}`), visitId, patientId, values: someVitals({ pulse: 80 }) },
    { refs: [{ entity: 'visits', id: visitId, baseVersion: null }], ...change },
  )
export const resolve = (house: House, name: string, target: string, resolution: 'accept' | 'discard') =>
  house.record(house.author('maria'), ResolveReview, name, {
    reviewId: reviewOf(target),
    resolution,
    reason: resolution === 'discard' ? 'dobel' : null,
  })
export const outcomes = (answer: { outcomes: { outcome: string }[] }) =>
  answer.outcomes.map(({ outcome }) => outcome)
export const present = (house: House, name: string) => house.store.history.logById.get(houseId(name))
export const item = (house: House, name: string) =>
  house.store.records<ReviewItem>('review_items').find(({ id }) => id === reviewOf(name))
export const desk = houseId('desk')
