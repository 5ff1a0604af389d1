import type { Delivered } from '@lentera/contracts/deliveries/adapter'
import type { WayCode } from './codes.js'
import type { Found } from './find-by-identifier.js'
import type { Issue, Refused, WriteFailure } from './outcome.js'
import { rejectionOf } from './rejection.js'

/** How a {@link Delivered} ends, but for what only the adapter knows: whether anybody was heard; a rejection also says what it is about, for its sentence and its group. */
export type NotDelivered =
  | (Omit<Extract<Delivered, { kind: 'rejected' }>, 'heard'> & { readonly about?: string })
  | Extract<Delivered, { kind: 'retry' | 'unknown' }>

/** What a failure means for its delivery. */
export function notDelivered(failure: WriteFailure | Extract<Found, { kind: 'ambiguous' }>): NotDelivered {
  switch (failure.kind) {
    case 'refused':
      return ofRefused(failure)
    case 'busy':
      return { kind: 'retry', code: 'satusehat.busy', ...wait(failure) }
    case 'not_sent':
      return { kind: 'retry', code: failure.code, ...wait(failure), ...why(failure) }
    case 'unauthorized':
      return { kind: 'retry', code: failure.code, ...wait(failure) }
    case 'unsure':
      return { kind: 'unknown', code: failure.code, ...why(failure) }
    case 'ambiguous':
      return { kind: 'rejected', code: 'satusehat.ambiguous', detail: failure.ids.join(', ') }
  }
}

/** Only a person resolves what is ambiguous; anything else leaves open what it left open before. */
export const stillUnknown = (outcome: NotDelivered): NotDelivered => {
  if (outcome.kind === 'rejected' && outcome.code === 'satusehat.ambiguous') return outcome
  const { code, detail } = outcome
  return { kind: 'unknown', code, ...(detail !== undefined && { detail }) }
}

function ofRefused(refused: Refused): NotDelivered {
  const code = wayCode(refused)
  if (code !== null) return { kind: 'retry', code, ...why({ detail: saidBy(refused) }) }
  const { code: reason, about } = rejectionOf(refused)
  return { kind: 'rejected', code: reason, detail: saidBy(refused), ...(about !== null && { about }) }
}

/**
 * Refused on the way, by an edge or a gateway that never looked at the content: an address abroad, a wrong base. That
 * is no fault of this delivery, and every other one meets it too.
 */
function wayCode({ status, issues }: Refused): WayCode | null {
  if (issues.some(({ code }) => code !== 'fault')) return null
  if (status === 403 || status === 451) return 'satusehat.blocked'
  return status === 404 || status === 405 || status === 407 ? 'satusehat.wrong_address' : null
}

const saidBy = ({ status, issues }: Refused): string =>
  issues.length === 0 ? `HTTP ${status}` : issues.map(said).join('; ')

/** The rule number stands in the text, except in the bare list. */
const said = ({ rule, text }: Issue): string =>
  rule === null || text.includes(String(rule)) ? text : `${text} (RuleNumber: ${rule})`

const wait = ({ afterMs }: { readonly afterMs?: number }): { afterMs?: number } =>
  afterMs === undefined ? {} : { afterMs }
const why = ({ detail }: { readonly detail?: string }): { detail?: string } =>
  detail === undefined ? {} : { detail }
