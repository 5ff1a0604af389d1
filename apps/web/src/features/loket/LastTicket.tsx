import { Button } from '@lentera/ui/Button'
import { Checkbox } from '@lentera/ui/Checkbox'
import { useKeys } from '@lentera/ui/keys'
import { SavedLine } from '@lentera/ui/SavedLine'
import { useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { printsTickets } from '../../platform/print/print-preference'
import { usePrintTicket } from '../../platform/print/use-print-ticket'
import type { GivenTicket } from './RegisterVisit'
import { TicketQr } from './TicketQr'

/** The number given last, in sight until the next one, with one key to print it again. */
export function LastTicket({ given, children }: { given: GivenTicket | null; children?: ReactNode }) {
  const t = useTranslations('loket')
  const print = usePrintTicket()
  const [prints, setPrints] = useState(printsTickets.read)
  const printAgain = () => void (given && print(given.visitId, { replaces: null }))
  useKeys(given ? { print: printAgain } : {})
  const ticketText = ({ number, ahead, complete }: GivenTicket) =>
    t(complete ? 'ticket' : 'ticketAtLeast', { number, count: ahead })

  return (
    <>
      <SavedLine className={given ? 'border-l-4 border-action bg-action-soft px-4 py-3' : ''}>
        {given && (
          <>
            <strong data-testid="ticket" className="block text-2xl">
              {ticketText(given)}
            </strong>
            <span className="text-ink-soft">{given.text}</span>
          </>
        )}
      </SavedLine>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        {given && (
          <Button size="small" keys="print" onPress={printAgain}>
            {t('printAgain')}
          </Button>
        )}
        <Checkbox
          label={t('printsTickets')}
          value={prints}
          onChange={(value) => {
            printsTickets.write(value)
            setPrints(value)
          }}
        />
      </div>
      {children}
      {given && !prints && <TicketQr key={given.visitId} visitId={given.visitId} number={given.number} />}
    </>
  )
}
