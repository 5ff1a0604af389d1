import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { PrescriptionLine } from '@lentera/contracts/medications/prescription'
import { signaText } from '@lentera/domain/medications/signa-text'
import { Button } from '@lentera/ui/Button'
import { Chip } from '@lentera/ui/Chip'
import { formatDate } from '@lentera/ui/format'
import { MeasureField } from '@lentera/ui/MeasureField'
import { useTranslations } from 'use-intl'
import { amountText, type LineChoice, type PlannedLine, type Shelves } from './hand-over-plan'
import { PickBatch } from './PickBatch'
import { PickSubstitute } from './PickSubstitute'

export interface HandOverLineProps {
  readonly planned: PlannedLine
  readonly line: PrescriptionLine & { readonly owed: number }
  readonly choice: LineChoice
  readonly drugById: ReadonlyMap<Id, CatalogueDrug>
  readonly shelves: Shelves
  readonly today: CalendarDate
  /** Whether the keys of the screen mean this line. */
  readonly isHere: boolean
  readonly open: 'batch' | 'drug' | null
  readonly onFocus: () => void
  readonly onOpen: (what: 'batch' | 'drug') => void
  readonly onChange: (choice: LineChoice) => void
}

/** One drug: what was prescribed, how it is taken, what is given from which batch, what stays owed. */
export function HandOverLine(props: HandOverLineProps) {
  const { planned, line, choice, drugById, shelves, today, isHere, open, onOpen, onChange } = props
  const t = useTranslations('pharmacy')
  const isSubstituted = planned.drugId !== line.drugId
  const drug = drugById.get(planned.drugId)
  const unit = isSubstituted ? (drug?.unit ?? line.unit) : line.unit
  return (
    <li
      data-block
      data-field={`line-${line.id}`}
      onFocus={props.onFocus}
      className="grid gap-2 border-b border-line py-3"
    >
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-56 flex-1 basis-60">
          <p className="text-lg font-semibold">
            {line.drugName} · {amountText(line.quantity)} {line.unit}
          </p>
          <p>{signaText(line.signa, line.unit)}</p>
          {line.note && <p className="text-ink-soft">{line.note}</p>}
          {isSubstituted && drug && (
            <p className="font-medium text-attention">
              {t('substituted', { drug: drug.name, given: planned.text, unit, owed: amountText(line.owed) })}
            </p>
          )}
        </div>
        <MeasureField
          className="w-36"
          label={t('given')}
          unit={unit}
          value={planned.text}
          error={planned.quantity === null ? t('noAmount') : undefined}
          onChange={(quantity) => onChange({ ...choice, quantity })}
        />
        <div className="w-52 text-sm">
          {planned.parts.map(({ batch, quantity }) => (
            <p key={batch?.id ?? 'unknown'} className="tabular-nums">
              {batch
                ? t('part', {
                    quantity: amountText(quantity),
                    batch: batch.batchNumber ?? t('noNumber'),
                    date: batch.expiresOn ? formatDate(batch.expiresOn) : '–',
                    balance: amountText(batch.balance),
                  })
                : t('partUnknown', { quantity: amountText(quantity) })}
            </p>
          ))}
          <p className="flex flex-wrap gap-2 pt-1 empty:hidden">
            {planned.isBooked && planned.usable === 0 && <Chip tone="attention">{t('emptyShelf')}</Chip>}
            {planned.isExpired && <Chip tone="danger">{t('expired')}</Chip>}
            {planned.short > 0 && (
              <Chip tone="attention">
                {t('short', { amount: amountText(planned.short), unit: line.unit })}
              </Chip>
            )}
          </p>
        </div>
        <div className="flex w-44 flex-col items-stretch gap-2 max-[1060px]:w-full max-[1060px]:flex-row max-[1060px]:flex-wrap">
          <Button size="small" {...(isHere && { keys: 'ownK' as const })} onPress={() => onOpen('batch')}>
            {t('otherBatch')}
          </Button>
          <Button size="small" {...(isHere && { keys: 'ownL' as const })} onPress={() => onOpen('drug')}>
            {t('otherDrug')}
          </Button>
        </div>
      </div>
      {open === 'batch' && (
        <PickBatch
          batches={shelves.batchesOf(planned.drugId)}
          today={today}
          chosen={choice.batchId ?? null}
          onPick={(batchId) => {
            onChange({ ...choice, batchId })
            onOpen('batch')
          }}
        />
      )}
      {open === 'drug' && (
        <PickSubstitute
          prescribed={drugById.get(line.drugId) ?? null}
          drugs={[...drugById.values()]}
          shelves={shelves}
          onPick={(drugId) => {
            onChange({ drugId })
            onOpen('drug')
          }}
        />
      )}
    </li>
  )
}
