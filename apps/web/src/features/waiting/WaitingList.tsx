import type { WaitState } from '@lentera/contracts/queue/queue-place'
import type { Grant } from '@lentera/contracts/users/auth'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { Notice } from '@lentera/ui/Notice'
import { RowList } from '@lentera/ui/RowList'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { isInTurn } from '@lentera/domain/queue/queue-order'
import { Arrivals } from '../../platform/lists/Arrivals'
import { steadyOrder } from '../../platform/lists/steady-order'
import { useListCursor } from '../../platform/lists/use-list-cursor'
import { useDrafts } from '../../platform/local/use-drafts'
import { UndoLine } from '../../platform/queue/UndoLine'
import { useTicketDoor } from '../../platform/ticket/TicketDoor'
import { useFacility } from '../../platform/workplace/use-today'
import { AbsentOffer } from './AbsentOffer'
import { nextScreen } from './next-screen'
import { useFirstFocus } from './use-first-focus'
import { useListKeys } from './use-list-keys'
import { useWaitingRows, type WaitingRow } from './use-waiting-rows'
import { WaitingActions } from './WaitingActions'
import { WaitingRowView } from './WaitingRowView'

export const ALL = 'all'

export interface WaitingListProps {
  readonly grants: readonly Grant[]
  readonly unit: string
  readonly onUnit: (unit: string) => void
}

/** Who waits, who is with somebody and who is through; Enter opens what this person does next. */
export function WaitingList({ grants, unit, onUnit }: WaitingListProps) {
  const t = useTranslations('waiting')
  const k = useTranslations('ticket')
  const router = useRouter()
  const { core } = useDevice()
  const facility = useFacility()
  const door = useTicketDoor()
  const { rows: sorted, complete, asOf } = useWaitingRows(unit === ALL ? null : unit)
  const cursor = useListCursor(sorted)
  const rows = steadyOrder(sorted, cursor.held)
  const takesFocus = useFirstFocus(rows.length === 0)
  const [isRefused, setRefused] = useState(false)
  const halfExamined = new Set(
    useDrafts().flatMap(({ form, record }) => (form === 'examination' ? [record] : [])),
  )

  const open = (id: string) => {
    const row = rows.find((one) => one.id === id)
    const place = row && nextScreen(grants, row)
    setRefused(!place)
    if (place) router.push(place)
  }
  const keys = useListKeys({ grants, rows: sorted, cursor })
  const units = facility.units.filter(({ letter }) => letter !== null)
  const minutes = ({ openedAt }: WaitingRow) =>
    Math.max(0, Math.floor((Date.parse(core.now()) - Date.parse(openedAt)) / 60_000))

  return (
    <div className="grid max-w-4xl gap-3">
      <h1 className="sr-only">{t('title')}</h1>
      <ChoiceField
        label={t('unit')}
        value={unit}
        onChange={(value) => onUnit(value ?? ALL)}
        choices={[
          { value: ALL, label: t('all'), keys: '0' },
          ...units.map(({ code, name }, index) => ({ value: code, label: name, keys: String(index + 1) })),
        ]}
      />
      {!complete && (
        <p className="bg-hatched px-3 py-1.5 text-sm text-ink-soft">
          {t('incomplete')}
          {asOf && ` ${t('asOf', { time: localTime(asOf, facility.timeZone) })}.`}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <WaitingActions keys={keys} />
        <Button size="small" keys="ownK" onPress={() => door.ask()}>
          {k('open')}
        </Button>
        {door.said && <span role="status">{door.said}</span>}
      </div>
      {isRefused && <Notice>{t('noRight')}</Notice>}
      {keys.hint && <Notice>{keys.hint}</Notice>}
      {keys.complaint && <Notice tone="attention">{keys.complaint}</Notice>}
      {keys.offer && (
        <AbsentOffer row={keys.offer} onAnswer={(state: WaitState | null) => keys.answer(state)} />
      )}
      {keys.undo && <UndoLine key={keys.undo.until} undo={keys.undo} />}
      <Arrivals
        {...{ rows, held: cursor.held }}
        isUrgent={(row) => Boolean(row.place?.priority || row.isInDanger) && isInTurn(row)}
        words={{ some: (count) => t('arrived', { count }), urgent: t('arrivedFirst') }}
      />
      <div ref={cursor.box} {...cursor.props}>
        <RowList
          key={takesFocus ? 'focused' : 'free'}
          autoFocus={takesFocus}
          label={t('list')}
          rows={rows}
          onOpen={open}
          textOf={({ number, entry }) => `${number ?? ''} ${entry?.name ?? ''}`}
          emptyText={t('empty')}
        >
          {(row) => (
            <WaitingRowView row={row} minutes={minutes(row)} isUnfinished={halfExamined.has(row.id)} />
          )}
        </RowList>
      </div>
    </div>
  )
}
