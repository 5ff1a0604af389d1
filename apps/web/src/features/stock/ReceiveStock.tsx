import { catalogueDrugs } from '@lentera/contracts/catalogue/drug'
import { ReceiveStock as ReceiveStockCommand } from '@lentera/contracts/inventory/receive-stock'
import { FundingSource } from '@lentera/contracts/inventory/stock-batch'
import { cleanLine } from '@lentera/contracts/kernel/text'
import { isCalendarDate } from '@lentera/contracts/kernel/time'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { ComboField } from '@lentera/ui/ComboField'
import { DateField } from '@lentera/ui/DateField'
import { MeasureField } from '@lentera/ui/MeasureField'
import { Notice } from '@lentera/ui/Notice'
import { TextField } from '@lentera/ui/TextField'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useDraft } from '../../platform/local/use-draft'
import { useLocal } from '../../platform/local/use-local'
import { useSaveForm } from '../../platform/use-save-form'
import { useToday } from '../../platform/workplace/use-today'
import { readAmount } from './amount'

interface Typed {
  readonly itemId: string | null
  readonly batchNumber: string
  readonly expiresOn: string
  readonly quantity: string
  readonly source: FundingSource
  readonly document: string
}

type Field = 'itemId' | 'batchNumber' | 'expiresOn' | 'quantity'

const fresh = (itemId: string | null): Typed => ({
  ...{ itemId, batchNumber: '', expiresOn: '', quantity: '', source: 'apbd', document: '' },
})

/** One batch that came in; the delivery note stays for the next one of it. */
export function ReceiveStock({ itemId, onBack }: { itemId: string | null; onBack: () => void }) {
  const [typed, setTyped] = useState<Typed>(() => fresh(itemId))
  // Each batch is a form of its own, so that the focus is at its beginning again.
  const [n, setN] = useState(0)
  const next = () => {
    setTyped(({ source, document }) => ({ ...fresh(null), source, document }))
    setN(n + 1)
  }
  return <Form key={n} {...{ typed, setTyped, onBack, onSaved: next }} isFirst={n === 0} />
}

interface FormProps {
  readonly typed: Typed
  readonly setTyped: (typed: Typed) => void
  readonly isFirst: boolean
  readonly onBack: () => void
  readonly onSaved: () => void
}

function Form({ typed, setTyped, isFirst, onBack, onSaved }: FormProps) {
  const t = useTranslations('stock')
  const { core } = useDevice()
  const today = useToday()
  const [errors, setErrors] = useState<Partial<Record<Field, string>>>({})
  const [isTouched, setTouched] = useState(!isFirst)
  const drugs = useLocal(['stock-drugs'], (view) =>
    view.all(catalogueDrugs).rows.flatMap(({ record }) => (record.active ? [record] : [])),
  )
  const change = (part: Partial<Typed>) => {
    setTouched(true)
    setTyped({ ...typed, ...part })
  }
  const draft = useDraft<Typed>('receive-stock', 'new', isTouched ? typed : null, setTyped)
  const drug = drugs.find(({ id }) => id === typed.itemId)
  const quantity = readAmount(typed.quantity)
  const batchNumber = cleanLine(typed.batchNumber).trim()

  const check = (): boolean => {
    const found: Partial<Record<Field, string>> = {
      ...(drug ? {} : { itemId: t('missing.drug') }),
      ...(batchNumber ? {} : { batchNumber: t('missing.batch') }),
      ...(isCalendarDate(typed.expiresOn) ? {} : { expiresOn: t('missing.expiry') }),
      ...(quantity ? {} : { quantity: t('missing.quantity') }),
    }
    setErrors(found)
    return Object.keys(found).length === 0
  }
  const { box, props, complaint } = useSaveForm({
    ...{ check, draft, onBack },
    store: async () => {
      const document = cleanLine(typed.document).trim() || null
      const line = { itemId: drug!.id, batchNumber, expiresOn: typed.expiresOn, quantity: quantity! }
      const { seq } = await core.save(ReceiveStockCommand, { source: typed.source, document, lines: [line] })
      const text = (time: string) =>
        t('received', { drug: drug!.name, amount: typed.quantity, unit: drug!.unit, time })
      return { saved: { seq, text }, goOn: onSaved }
    },
    words: { save: t('saveReceived'), back: t('back') },
  })

  return (
    <form ref={box} {...props} data-takes-scan aria-label={t('receive')} className="grid max-w-2xl gap-4">
      <h1 className="text-lg font-semibold">{t('receive')}</h1>
      {complaint && <Notice tone="attention">{complaint}</Notice>}
      <ComboField
        name="itemId"
        label={t('drug')}
        value={typed.itemId}
        options={drugs.map(({ id, name }) => ({ id, label: name }))}
        emptyText={t('noDrug')}
        error={errors.itemId}
        onChange={(itemId) => change({ itemId })}
      />
      <div className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-4">
        <TextField
          name="batchNumber"
          label={t('batchNumber')}
          value={typed.batchNumber}
          maxLength={40}
          error={errors.batchNumber}
          onChange={(value) => change({ batchNumber: value })}
        />
        <DateField
          name="expiresOn"
          label={t('expiresOn')}
          placeholder="31122027"
          value={typed.expiresOn}
          error={errors.expiresOn}
          warning={isCalendarDate(typed.expiresOn) && typed.expiresOn < today ? t('mark.expired') : undefined}
          onChange={(value) => change({ expiresOn: value })}
        />
        <MeasureField
          name="quantity"
          label={t('quantity')}
          unit={drug?.unit ?? ''}
          value={typed.quantity}
          error={errors.quantity}
          onChange={(value) => change({ quantity: value })}
        />
      </div>
      <ChoiceField
        name="source"
        label={t('source')}
        value={typed.source}
        onChange={(source) => source && change({ source })}
        choices={FundingSource.options.map((value, index) => ({
          ...{ value, label: t(`sources.${value}`), keys: String(index + 1) },
        }))}
      />
      <TextField
        name="document"
        label={t('document')}
        value={typed.document}
        maxLength={60}
        onChange={(document) => change({ document })}
      />
    </form>
  )
}
