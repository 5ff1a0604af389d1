import { localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { Checkbox } from '@lentera/ui/Checkbox'
import { focusFirst } from '@lentera/ui/enter-moves'
import { formatDate } from '@lentera/ui/format'
import { intoList } from '@lentera/ui/into-list'
import { useKeys } from '@lentera/ui/keys'
import { RowList } from '@lentera/ui/RowList'
import { TextField } from '@lentera/ui/TextField'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLocal } from '../../platform/local/use-local'
import { useSlots } from '../../platform/workplace/slots'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { amountText } from './amount'
import { ShelfChips } from './ShelfChips'
import { findStock, stockList } from './stock-rows'

export interface StockListProps {
  readonly onOpen: (itemId: string) => void
  readonly onReceive: () => void
}

/** Every drug with what is left and what expires next; typing narrows it, Enter opens the card. */
export function StockList({ onOpen, onReceive }: StockListProps) {
  const t = useTranslations('stock')
  const { timeZone } = useFacility()
  const today = useToday()
  const [text, setText] = useState('')
  const [needsSomebody, setNeedsSomebody] = useState(false)
  const { rows, complete, asOf } = useLocal(['stock', today], (view) => stockList(view, today))
  const hits = findStock(rows, text, needsSomebody)
  const box = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (box.current) focusFirst(box.current)
  }, [])
  useKeys({ new: onReceive })
  useSlots({
    actions: (
      <Button look="primary" keys="new" onPress={onReceive}>
        {t('receive')}
      </Button>
    ),
  })
  const first = hits[0]
  const onKeyDown = intoList(list, first ? () => onOpen(first.id) : null)

  return (
    <div className="grid max-w-4xl gap-3">
      <h1 className="sr-only">{t('title')}</h1>
      <div ref={box} onKeyDown={onKeyDown} className="flex flex-wrap items-end gap-x-6 gap-y-2">
        <TextField className="w-72 max-w-full" label={t('search')} value={text} onChange={setText} />
        <Checkbox label={t('onlyMarked')} value={needsSomebody} onChange={setNeedsSomebody} />
      </div>
      <p className={complete ? 'text-sm text-ink-soft' : 'bg-hatched px-3 py-1.5 text-sm text-ink-soft'}>
        {!complete && `${t('incomplete')} `}
        {asOf && t('asOf', { time: localTime(asOf, timeZone) })}
      </p>
      <RowList
        ref={list}
        label={t('list')}
        rows={hits}
        onOpen={onOpen}
        textOf={({ drug }) => drug.name}
        emptyText={text ? t('noHit') : t('empty')}
      >
        {({ drug, shelf, batches }) => (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <strong className="min-w-52 flex-1">{drug.name}</strong>
            <ShelfChips marks={batches.length === 0 ? ['empty'] : shelf.marks} />
            <span className="w-36 text-right text-sm text-ink-soft tabular-nums">
              {shelf.nearest && t('expiry', { date: formatDate(shelf.nearest) })}
            </span>
            <span className="w-32 text-right tabular-nums">
              <strong>{amountText(shelf.usable)}</strong> {drug.unit}
            </span>
          </div>
        )}
      </RowList>
    </div>
  )
}
