import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import { amountText } from '@lentera/domain/medications/signa-text'
import { Button } from '@lentera/ui/Button'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useToday } from '../../platform/workplace/use-today'
import type { ReadLine, TypedLine } from './read-lines'
import { stockOf } from './stock-of'
import { substituteFor } from './substitute-offer'
import { useLineWords } from './use-line-words'

export interface SubstituteOfferProps {
  readonly line: ReadLine
  readonly drugs: readonly CatalogueDrug[]
  readonly onChange: (line: TypedLine) => void
}

/** Another strength that is there, in place of one that is not: the same dose, counted differently. */
export function SubstituteOffer({ line, drugs, onChange }: SubstituteOfferProps) {
  const t = useTranslations('prescribing')
  const { core } = useDevice()
  const today = useToday()
  const { stockText } = useLineWords()
  const offer = substituteFor(line, drugs, (id) => stockOf(core.view, id, today))
  if (!offer) return null
  return (
    <div>
      <Button size="small" className="py-1 text-left whitespace-normal!" onPress={() => onChange(offer.line)}>
        {t('substitute', {
          drug: offer.drug.name,
          dose: `${amountText(offer.dose)} ${offer.drug.unit}`,
          stock: stockText(offer.stock, offer.drug.unit),
        })}
      </Button>
    </div>
  )
}
