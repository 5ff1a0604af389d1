import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Visit } from '@lentera/contracts/visits/visit'
import type { VisitStage } from '@lentera/domain/queue/visit-stage'
import { queryOf } from '../workplace/person-form-addresses'
import { closingFromUnfinished, closingScreen } from '../workplace/visit-addresses'

/** What a person left half done, or what is missing in a room. */
export type UnfinishedKind = 'draft' | 'noDiagnosis' | 'noVitals' | 'stillOpen' | 'unsent'

export interface Unfinished {
  readonly id: string
  readonly kind: UnfinishedKind
  readonly visitId: string | null
  readonly patientId: string | null
  /** Of a hand-over that was begun. */
  readonly prescriptionId?: string
  /** Where Enter goes. */
  readonly href: string
  /** Of a draft: which form. */
  readonly form?: DraftForm
  /** Of what waits to be sent. */
  readonly count?: number
}

/** Forms whose half-typed state can be opened again: where, and whose record their draft is named by. */
const DRAFTS = {
  intake: { of: 'visit', href: (record: string) => `/kajian/?id=${record}` },
  examination: { of: 'visit', href: (record: string) => `/periksa/?id=${record}` },
  prescription: { of: 'visit', href: (record: string) => `/resep/?id=${record}` },
  addendum: { of: 'visit', href: (record: string) => `/periksa/?id=${record}` },
  person: { of: null, href: (record: string) => `/loket/${queryOf(record)}` },
  'hand-over': { of: 'prescription', href: (record: string) => `/obat/?id=${record}` },
  amend: { of: 'patient', href: (record: string) => `/loket/?ubah=${record}` },
} as const
export type DraftForm = keyof typeof DRAFTS

/** A visit as far as this list asks. */
export interface VisitInDay {
  readonly visit: Pick<Visit, 'id' | 'patientId' | 'status' | 'serviceDate'>
  readonly stage: VisitStage
  readonly hasVitals: boolean
  readonly hasDiagnosis: boolean
}

export interface DayInSight {
  /** Of the person's room, open ones of earlier days too. */
  readonly visits: readonly VisitInDay[]
  readonly drafts: readonly { readonly form: string; readonly record: string }[]
  readonly unsent: number
  readonly today: CalendarDate
  /** Addresses of the screens the person works at: what cannot be opened is somebody else's. */
  readonly screens: readonly string[]
}

/** What is open for this person, in the order of how much it would be missed. */
export function unfinishedOf({ visits, drafts, unsent, today, screens }: DayInSight): Unfinished[] {
  // Of today only what is through with every station: the others are still on their way.
  const forgotten = ({ visit, stage }: VisitInDay) =>
    visit.status === 'open' && (visit.serviceDate < today || stage === 'done')
  const closing = closingScreen(screens)
  const missing = (kind: UnfinishedKind, screen: string, is: (one: VisitInDay) => boolean) =>
    screens.includes(screen)
      ? visits.filter(is).map((one) => ofVisit(kind, one, `${screen}?id=${one.visit.id}`))
      : []
  const toClose = (one: VisitInDay) =>
    closing ? [ofVisit('stillOpen', one, `${closing}${closingFromUnfinished(one.visit.id)}`)] : []
  return [
    ...drafts
      .flatMap(({ form, record }) => (isDraftForm(form) ? [ofDraft(form, record)] : []))
      .filter(({ href }) => screens.some((screen) => href.startsWith(screen))),
    ...missing('noDiagnosis', '/periksa/', (one) => !one.hasDiagnosis && isExamined(one, today)),
    ...missing('noVitals', '/kajian/', (one) => !one.hasVitals && isSeen(one)),
    ...visits.filter(forgotten).flatMap(toClose),
    ...(unsent > 0
      ? [
          {
            id: 'unsent',
            kind: 'unsent',
            visitId: null,
            patientId: null,
            href: '/kirim/',
            count: unsent,
          } as const,
        ]
      : []),
  ]
}

/** Signed or closed today; who still sits with the doctor is not forgotten. */
const isExamined = ({ stage, visit }: VisitInDay, today: CalendarDate): boolean =>
  visit.serviceDate === today &&
  visit.status !== 'cancelled' &&
  (stage === 'waiting_medicine' || stage === 'done' || stage === 'closed')

/** With the doctor or behind; who still waits is the waiting list's business. */
const isSeen = ({ stage }: VisitInDay): boolean =>
  stage === 'with_doctor' || stage === 'waiting_medicine' || stage === 'done'

const isDraftForm = (form: string): form is DraftForm => form in DRAFTS

function ofDraft(form: DraftForm, record: string): Unfinished {
  const { of, href } = DRAFTS[form]
  return {
    id: `draft ${form} ${record}`,
    kind: 'draft',
    visitId: of === 'visit' ? record : null,
    patientId: of === 'patient' ? record : null,
    ...(of === 'prescription' ? { prescriptionId: record } : {}),
    href: href(record),
    form,
  }
}

const ofVisit = (kind: UnfinishedKind, { visit }: VisitInDay, href: string): Unfinished => ({
  id: `${kind} ${visit.id}`,
  ...{ kind, visitId: visit.id, patientId: visit.patientId, href },
})
