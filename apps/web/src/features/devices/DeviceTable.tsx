import type { DeviceOverview, DeviceOverviewRow } from '@lentera/contracts/devices/device-overview'
import { localDate } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { Chip } from '@lentera/ui/Chip'
import { DataTable } from '@lentera/ui/DataTable'
import { formatDate } from '@lentera/ui/format'
import { useTranslations } from 'use-intl'
import { useDeviceState } from '../../platform/device/DeviceProvider'
import { useFacility } from '../../platform/workplace/use-today'
import { elapsedOf, elapsedSince } from '../../platform/elapsed'
import { troublesOf } from './device-troubles'

export interface DeviceTableProps {
  readonly overview: DeviceOverview
  /** Ended on this computer; the server has not said so yet. */
  readonly asked: ReadonlySet<string>
  readonly onRevoke: (row: DeviceOverviewRow) => void
}

/** Who works where, when it was heard last, and what waits there. */
export function DeviceTable({ overview, asked, onRevoke }: DeviceTableProps) {
  const t = useTranslations('devices')
  const { units, timeZone } = useFacility()
  const here = useDeviceState(({ device }) => device?.id)
  const { serverTime, devices } = overview

  const name = ({ id, name, unit, station }: DeviceOverviewRow) => (
    <span className="grid">
      <strong className="font-medium">{name}</strong>
      <span className="text-sm text-ink-soft">
        {[
          units.find(({ code }) => code === unit)?.name ?? t('unitAll'),
          ...(station ? [t('station', { code: station })] : []),
          ...(id === here ? [t('here')] : []),
        ].join(' · ')}
      </span>
    </span>
  )
  const contact = ({ contactAt, build }: DeviceOverviewRow) => {
    if (!contactAt) return <span className="text-ink-faint">{t('neverContact')}</span>
    const { unit, count } = elapsedSince(contactAt, serverTime)
    return (
      <span className="grid">
        {t(`ago.${unit}`, { count })}
        {build && <span className="text-sm text-ink-faint">{t('build', { build })}</span>}
      </span>
    )
  }
  const unsent = ({ report, contactAt }: DeviceOverviewRow) => {
    if (!report || !contactAt) return <span className="text-ink-faint">{t('unknown')}</span>
    if (report.unsent === 0) return t('unsentNone')
    const age = report.oldestUnsentAt && elapsedSince(report.oldestUnsentAt, serverTime)
    return (
      <span className="grid">
        {t('unsentCount', { count: report.unsent })}
        {age && (
          <span className="text-sm text-ink-soft">
            {t('oldest', { age: t(`age.${age.unit}`, { count: age.count }) })}
          </span>
        )}
      </span>
    )
  }
  const state = (row: DeviceOverviewRow) => {
    const { revokedAt, wipe, report } = row
    if (revokedAt !== null) {
      return (
        <span className="grid justify-items-start gap-1">
          <Chip>{t('revoked', { date: formatDate(localDate(revokedAt, timeZone)) })}</Chip>
          {wipe && <span className="text-sm text-ink-soft">{t('wipe')}</span>}
        </span>
      )
    }
    const off = elapsedOf(Math.abs(report?.offsetMs ?? 0))
    const words = {
      stalled: t('stalled'),
      quiet: t('quiet'),
      clock_off: t('clockOff', { age: t(`age.${off.unit}`, { count: off.count }) }),
      not_persisted: t('notPersisted'),
    }
    const troubles = troublesOf(row, serverTime)
    if (troubles.length === 0) return report ? <Chip tone="done">{t('fine')}</Chip> : null
    return (
      <ul className="grid gap-1 text-sm">
        {troubles.map((trouble) => (
          <li
            key={trouble}
            className={trouble === 'stalled' ? 'font-medium text-attention' : 'text-ink-soft'}
          >
            <span aria-hidden="true">◇ </span>
            {words[trouble]}
          </li>
        ))}
      </ul>
    )
  }
  const action = (row: DeviceOverviewRow) =>
    row.revokedAt !== null ? null : asked.has(row.id) ? (
      <span className="text-sm text-ink-soft">{t('asked')}</span>
    ) : (
      <Button size="small" look="quiet" onPress={() => onRevoke(row)}>
        {t('revoke')}
      </Button>
    )

  return (
    <div className="overflow-x-auto" role="region" aria-label={t('list')} tabIndex={0}>
      <DataTable
        label={t('list')}
        rows={devices}
        emptyText={t('empty')}
        columns={[
          { id: 'name', title: t('column.name'), cell: name },
          { id: 'people', title: t('column.people'), cell: ({ people }) => people.join(', ') || t('nobody') },
          { id: 'contact', title: t('column.contact'), cell: contact },
          { id: 'unsent', title: t('column.unsent'), cell: unsent },
          {
            id: 'numbers',
            title: t('column.numbers'),
            cell: ({ numbersLeft }) =>
              numbersLeft === null ? null : t('numbersLeft', { count: numbersLeft }),
          },
          { id: 'state', title: t('column.state'), cell: state },
          { id: 'action', title: t('column.action'), cell: action },
        ]}
      />
    </div>
  )
}
