'use client'
import { deviceDirectory } from '@lentera/contracts/devices/device-directory'
import { CloseOutreach, type OutreachList, outreachLists } from '@lentera/contracts/outreach/outreach-list'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { Dialog } from '@lentera/ui/Dialog'
import { FormSection } from '@lentera/ui/FormSection'
import { formatDate } from '@lentera/ui/format'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice, useDeviceState } from '../../platform/device/DeviceProvider'
import { useLocal } from '../../platform/local/use-local'
import { useSlots } from '../../platform/workplace/slots'
import { useFacility } from '../../platform/workplace/use-today'
import { useWork } from '../../platform/workplace/work-state'
import { sizeText } from './size-text'
import { PrepareOutreach } from './PrepareOutreach'

/** Changes the address only: the page is here already and needs no request. */
const show = (form: boolean) => history.pushState(null, '', form ? '/luar/?siapkan=1' : '/luar/')

/** Lists for work outside: what this device takes along, what others have, and making one, `/luar/?siapkan=1`. */
export function OutreachScreen() {
  const isPreparing = useSearchParams().has('siapkan')
  return isPreparing ? <PrepareOutreach onDone={() => show(false)} /> : <Lists />
}

interface ShownList {
  readonly list: OutreachList
  readonly isWaiting: boolean
  readonly device: string | null
}

function Lists() {
  const t = useTranslations('outreach')
  const { core } = useDevice()
  const { showSaved } = useWork()
  const { timeZone } = useFacility()
  const here = useDeviceState(({ device }) => device?.id)
  const [closing, setClosing] = useState<ShownList | null>(null)
  const shown = useLocal(['outreach-lists'], (view): readonly ShownList[] =>
    view
      .all(outreachLists)
      .rows.filter(({ record, pendingBy }) => record.closedAt === null || pendingBy !== null)
      .map(({ record, pendingBy }) => ({
        list: record,
        isWaiting: pendingBy !== null,
        device: view.get(deviceDirectory, record.deviceId)?.record.name ?? null,
      }))
      .sort((a, b) => (a.list.madeAt < b.list.madeAt ? -1 : 1)),
  )
  useSlots({
    actions: (
      <Button look="primary" onPress={() => show(true)}>
        {t('prepare')}
      </Button>
    ),
  })
  const close = async ({ list }: ShownList) => {
    const { seq } = await core.save(CloseOutreach, { listId: list.id, deviceId: list.deviceId })
    const time = localTime(core.now(), timeZone)
    showSaved({ seq, text: t('closed', { name: list.name, time }) })
    setClosing(null)
  }
  const mine = shown.filter(({ list }) => list.deviceId === here)
  const others = shown.filter(({ list }) => list.deviceId !== here)

  return (
    <div className="grid max-w-3xl gap-5">
      <h1 className="text-lg font-semibold">{t('title')}</h1>
      <FormSection title={t('here')} className="grid gap-3">
        {mine.length === 0 && <p className="text-ink-soft">{t('emptyHere')}</p>}
        {mine.map((one) => (
          <ListCard key={one.list.id} shown={one} onClose={() => setClosing(one)} isHere />
        ))}
      </FormSection>
      <FormSection title={t('out')} className="grid gap-3">
        {others.length === 0 && <p className="text-ink-soft">{t('emptyOut')}</p>}
        {others.map((one) => (
          <ListCard key={one.list.id} shown={one} onClose={() => setClosing(one)} />
        ))}
      </FormSection>
      {closing && (
        <Dialog
          title={t('closeTitle', { name: closing.list.name })}
          isOpen
          onClose={() => setClosing(null)}
          keys={{ save: () => void close(closing) }}
          actions={
            <>
              <Button onPress={() => setClosing(null)}>{t('cancel')}</Button>
              <Button look="primary" keys="save" onPress={() => void close(closing)}>
                {closing.list.deviceId === here ? t('giveBack') : t('close')}
              </Button>
            </>
          }
        >
          <p>
            {t('closeText', {
              count: closing.list.people,
              device: closing.device ?? t('unknownDevice'),
            })}
          </p>
        </Dialog>
      )}
    </div>
  )
}

function ListCard({
  shown,
  isHere = false,
  onClose,
}: {
  shown: ShownList
  isHere?: boolean
  onClose: () => void
}) {
  const t = useTranslations('outreach')
  const { list, isWaiting, device } = shown
  const isClosing = list.closedAt !== null
  return (
    <article className="grid gap-2 rounded-md border border-line bg-surface p-3" aria-label={list.name}>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="font-semibold">{list.name}</h3>
        <span>{t('people', { count: list.people })}</span>
        <span className="text-ink-soft">{t('until', { date: formatDate(list.endsOn) })}</span>
        {!isHere && (
          <span className="text-ink-soft">{t('on', { device: device ?? t('unknownDevice') })}</span>
        )}
        {isWaiting && <span className="text-ink-faint">{t('waiting')}</span>}
      </div>
      {isHere && !isClosing && <Held listId={list.id} />}
      {isClosing ? (
        <p className="text-ink-soft">{t('givingBack')}</p>
      ) : (
        <div>
          <Button onPress={onClose}>{isHere ? t('giveBack') : t('close')}</Button>
        </div>
      )}
    </article>
  )
}

/** Whether it is all here before somebody leaves: how much, and of when. */
function Held({ listId }: { listId: string }) {
  const t = useTranslations('outreach')
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const held = useLocal(['outreach-held', listId], () => core.holding(`list:${listId}`))
  return (
    <p role="status" className={held?.asOf ? '' : 'font-medium text-attention'}>
      {held?.asOf
        ? t('held', { size: sizeText(held.bytes), time: localTime(held.asOf, timeZone) })
        : t('loading')}
    </p>
  )
}
