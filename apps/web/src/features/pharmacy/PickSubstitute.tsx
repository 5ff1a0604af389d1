import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import { shelfOf } from '@lentera/domain/inventory/shelf'
import { substitutesFor } from '@lentera/domain/medications/substitute'
import { ComboField } from '@lentera/ui/ComboField'
import { focusFirst } from '@lentera/ui/enter-moves'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { amountText, type Shelves } from './hand-over-plan'

export interface PickSubstituteProps {
  /** null: the drug is in no list here. */
  readonly prescribed: CatalogueDrug | null
  readonly drugs: readonly CatalogueDrug[]
  readonly shelves: Shelves
  readonly onPick: (drugId: string) => void
}

/** Another strength of the same drug first, with what lies on its shelf; then everything there is. */
export function PickSubstitute({ prescribed, drugs, shelves, onPick }: PickSubstituteProps) {
  const t = useTranslations('pharmacy')
  const box = useRef<HTMLDivElement>(null)
  const options = useMemo(() => {
    const same = prescribed ? substitutesFor(prescribed, drugs) : []
    const rest = drugs.filter(({ active, id }) => active && !same.some((one) => one.id === id))
    return [
      ...(prescribed ? [prescribed] : []),
      ...same,
      ...rest.filter(({ id }) => id !== prescribed?.id),
    ].map(({ id, name, unit }) => ({
      id,
      label: name,
      detail: `${amountText(shelfOf(shelves.batchesOf(id), shelves.today).usable)} ${unit}`,
    }))
  }, [prescribed, drugs, shelves])
  useEffect(() => {
    if (box.current) focusFirst(box.current)
  }, [])
  return (
    <div ref={box} className="max-w-xl">
      <ComboField
        label={t('pickDrug')}
        value={null}
        options={options}
        emptyText={t('noDrug')}
        onChange={(id) => id && onPick(id)}
      />
    </div>
  )
}
