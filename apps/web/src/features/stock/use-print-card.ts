import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import { stockCardPaper } from '@lentera/documents/stock-card/stock-card-paper'
import { localDate, localTime } from '@lentera/domain/kernel/local-date'
import { formatDate } from '@lentera/ui/format'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { usePrinter } from '../../platform/print/printer'
import { useSideWords } from '../../platform/session/use-side-words'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { type Card, cardMonths } from './card-lines'

/** The card as paper, oldest line first, with what was left before it. */
export function usePrintCard(drug: CatalogueDrug | null, card: Card): () => void {
  const t = useTranslations('stock')
  const { core } = useDevice()
  const { name, timeZone } = useFacility()
  const { nameOf } = useSideWords()
  const today = useToday()
  const print = usePrinter()
  return () => {
    if (!drug) return
    const months = cardMonths(today)
    print(
      stockCardPaper({
        letterhead: { over: [], facility: name, address: null, phone: null, place: null },
        item: { name: drug.name, code: drug.code, unit: drug.unit },
        location: t('place'),
        ...{ from: `${months[0]!}-01`, until: today, opening: card.opening },
        lines: [...card.lines].reverse().map(({ movement, batch }) => ({
          date: localDate(movement.at, timeZone),
          what: [t(`kind.${movement.kind}`), movement.reason && t(`reasons.${movement.reason}`)]
            .filter(Boolean)
            .join(', '),
          batch: batch?.batchNumber ?? null,
          expiresOn: batch?.expiresOn ?? null,
          quantity: movement.quantity,
          by: nameOf(movement.by),
        })),
        // A month without a line looks like one that is not here.
        complete: card.months.length === months.length,
        copy: 0,
        printedAt: `${formatDate(today)} ${localTime(core.now(), timeZone)}`,
      }),
    )
  }
}
