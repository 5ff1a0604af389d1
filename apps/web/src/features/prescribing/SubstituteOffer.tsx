import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import { lineShorthand } from '@lentera/domain/medications/line-words'
import { amountText } from '@lentera/domain/medications/signa-text'
import { coveredByOne, substitutesFor } from '@lentera/domain/medications/substitute'
import { Button } from '@lentera/ui/Button'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useToday } from '../../platform/workplace/use-today'
import type { ReadLine, TypedLine } from './read-lines'
import { stockOf } from './stock-of'
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
  const { drug, order, typed, parsed } = line
  if (!drug || !order) return null
  const { signa, quantity } = order
  const offers = substitutesFor(drug, drugs)
    .map((other) => ({
      drug: other,
      factor: 1 / (coveredByOne(drug, other) ?? Infinity),
      stock: stockOf(core.view, other.id, today),
    }))
    .filter(({ factor, stock }) => (stock.balance ?? 0) > 0 && canCount(signa.dose * factor))
  const [best] = offers
  if (!best) return null
  const dose = signa.dose * best.factor
  const take = () => {
    const amount = parsed.quantity === null || quantity === null ? null : quantity * best.factor
    const doseUnit = signa.doseUnit === drug.unit ? best.drug.unit : signa.doseUnit
    const text = lineShorthand({ ...signa, dose, doseUnit }, parsed.days, amount)
    onChange({ ...typed, drugId: best.drug.id, text, reason: '' })
  }
  return (
    <div>
      <Button size="small" className="py-1 text-left whitespace-normal!" onPress={take}>
        {t('substitute', {
          drug: best.drug.name,
          dose: `${amountText(dose)} ${best.drug.unit}`,
          stock: stockText(best.stock, best.drug.unit),
        })}
      </Button>
    </div>
  )
}

/** What a patient can count out: whole or half tablets, and not a handful. */
const canCount = (dose: number): boolean => dose > 0 && dose <= 4 && Number.isInteger(dose * 2)
