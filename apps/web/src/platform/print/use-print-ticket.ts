import type { Facility } from '@lentera/contracts/kernel/facility'
import { isTemporaryNumber } from '@lentera/contracts/patients/record-number'
import { type TicketContent, ticketPaper } from '@lentera/documents/ticket/ticket-paper'
import { localDate, localTime } from '@lentera/domain/kernel/local-date'
import { formatDate } from '@lentera/ui/format'
import { qrModules } from '@lentera/ui/QrCode'
import { useTranslations } from 'use-intl'
import { useDevice } from '../device/DeviceProvider'
import { type TicketOfVisit, ticketOfVisit } from '../local/ticket-of-visit'
import { ticketCode } from '../ticket/ticket-code'
import { useFacility } from '../workplace/use-today'
import { notePrint } from './print-log'
import { usePrinter } from './printer'

/**
 * Prints the ticket of a visit as this device knows it; false: it knows no number of it. Counted, so that a jam can
 * be mended from the list; not written down like a paper with a name, for it has none.
 */
export function usePrintTicket(): (visitId: string, again?: TicketContent['again']) => boolean {
  const { core } = useDevice()
  const facility = useFacility()
  const k = useTranslations('ticket')
  const print = usePrinter()
  return (visitId, again) => {
    const known = ticketOfVisit(core.view, visitId)
    if (!known) return false
    const { entry, ticket } = known
    const at = core.now()
    const today = localDate(at, facility.timeZone)
    const copy = notePrint(today, { paper: 'ticket', subjectId: visitId, patientId: ticket.patientId, at })
    const isAgain = again ?? (copy > 0 ? { replaces: null } : null)
    if (entry && isTemporaryNumber(entry.medicalRecordNumber)) void core.notePrinted(entry.id)
    const content = { ...ticketContent(known, facility), ...(isAgain ? { again: isAgain } : {}) }
    void ticketCode(core, visitId).then((code) =>
      print(
        ticketPaper(
          code
            ? { ...content, code: { kind: 'squareCode', modules: qrModules(code), label: k('onPaper') } }
            : content,
        ),
      ),
    )
    return true
  }
}

export function ticketContent(
  { ticket, unit, entry, ahead, complete }: TicketOfVisit,
  { name, timeZone, units }: Facility,
): TicketContent {
  return {
    facility: name,
    number: ticket.number,
    unit: units.find(({ code }) => code === unit)?.name ?? unit,
    ahead: { count: ahead, complete },
    issuedAt: `${formatDate(localDate(ticket.issuedAt, timeZone))} ${localTime(ticket.issuedAt, timeZone)}`,
    recordNumber: entry && {
      value: entry.medicalRecordNumber,
      isTemporary: isTemporaryNumber(entry.medicalRecordNumber),
    },
  }
}
