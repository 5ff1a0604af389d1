import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { queueTickets, TicketNumber } from '@lentera/contracts/queue/ticket'
import { visits } from '@lentera/contracts/visits/visit'
import { HandOverUnreadable } from '@lentera/sync/client/hand-over/hand-over-error'
import { formatDate } from '@lentera/ui/format'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useDevice, useSnapshot } from '../device/DeviceProvider'
import { openHere } from '../workplace/patient-search'
import { screensOf } from '../workplace/screens'
import { useToday } from '../workplace/use-today'

/** What became of a ticket that somebody typed or scanned. */
export type TicketOpened =
  | { readonly result: 'opened'; readonly text: string | null }
  /** Nothing of it is on this device; its number can still be used for the visit that is opened now. */
  | { readonly result: 'unknown'; readonly number: string; readonly text: string }
  | { readonly result: 'failed'; readonly text: string }

/** `a3-014 ` as people type it, `A3-014` as it is printed; null for anything else. */
export function ticketNumberIn(text: string): string | null {
  const number = TicketNumber.safeParse(text.trim().toUpperCase())
  return number.success ? number.data : null
}

/** Opens the visit of a ticket, by its number or by what its QR holds. */
export function useTicket(): (text: string) => Promise<TicketOpened> {
  const t = useTranslations('ticket')
  const router = useRouter()
  const { core } = useDevice()
  const grants = useSnapshot()?.person?.grants ?? []
  const today = useToday()
  const may = new Set(screensOf(grants).map(({ id }) => id))

  const open = (visitId: string, text: string | null, number: string): TicketOpened => {
    const visit = core.view.get(visits, visitId)?.record
    if (!visit) return unknown(number)
    // Opened twice under one number: the first opening is the visit.
    const id = visit.sameAs ?? visit.id
    if (may.has('intake')) router.push(`/kajian/?id=${id}`)
    else if (may.has('loket')) openHere(router, `/loket/?id=${visit.patientId}`)
    else return { result: 'failed', text: t('notHereNow', { number }) }
    return { result: 'opened', text }
  }
  const unknown = (number: string): TicketOpened => ({
    ...{ result: 'unknown', number },
    text: may.has('loket') ? t('unknown', { number }) : t('unknownNoRight', { number }),
  })
  const byNumber = (number: string, date: CalendarDate): TicketOpened => {
    const [ticket] = core.view.find(queueTickets, 'dateNumber', `${date}:${number}`).rows
    return ticket ? open(ticket.record.visitId, null, number) : unknown(number)
  }

  return async (text) => {
    const typed = ticketNumberIn(text)
    if (typed) return byNumber(typed, today)
    try {
      const { heading, result, commands } = await core.takeOver(text)
      const { id, label: number, date } = heading
      if (result === 'unknown' && date !== today)
        return { result: 'failed', text: t('otherDay', { date: formatDate(date) }) }
      if (result === 'unknown') return byNumber(number, date)
      return open(id, result === 'taken' ? t('taken', { number, count: commands }) : null, number)
    } catch (error) {
      if (!(error instanceof HandOverUnreadable)) throw error
      const { reason, heading } = error
      const isTyped = reason === 'not_a_code' && !/^\s*LT1/i.test(text)
      const said = isTyped ? t('notATicket') : t(`failed.${reason}`, { number: heading?.label ?? '' })
      return { result: 'failed', text: said }
    }
  }
}
