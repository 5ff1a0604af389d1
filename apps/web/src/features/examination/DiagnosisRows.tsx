import { Chip } from '@lentera/ui/Chip'
import { formatDate } from '@lentera/ui/format'
import { RowList } from '@lentera/ui/RowList'
import type { KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { ShownDiagnosis } from './shown-diagnoses'

export interface DiagnosisKeys {
  /** New becomes old, old new. */
  readonly onFlip: (id: string) => void
  readonly onDoubt: (id: string) => void
  readonly onFirst: (id: string) => void
  readonly onPin: (id: string) => void
  /** Takes away what is typed; marks as a mistake what is signed, and back. */
  readonly onRemove: (id: string) => void
}

/** What was chosen. On a row one letter changes it; the letters stand below the list. */
export function DiagnosisRows({
  shown,
  keys,
}: {
  readonly shown: readonly ShownDiagnosis[]
  /** Absent: they are only shown. */
  readonly keys?: DiagnosisKeys
}) {
  const t = useTranslations('examination.diagnosis')
  if (shown.length === 0) return null
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const id = (event.target as HTMLElement).closest('[role="option"]')?.getAttribute('data-key')
    const act =
      keys &&
      {
        b: keys.onFlip,
        l: keys.onFlip,
        s: keys.onDoubt,
        u: keys.onFirst,
        f: keys.onPin,
        delete: keys.onRemove,
      }[event.key.toLowerCase()]
    if (!id || !act) return
    event.preventDefault()
    event.stopPropagation()
    act(id)
  }
  return (
    <div onKeyDownCapture={onKeyDown}>
      <RowList
        label={t('chosen')}
        rows={shown}
        onOpen={(id) => keys?.onFlip(id)}
        textOf={({ code, name }) => `${code} ${name}`}
        emptyText=""
      >
        {(row) => (
          <div
            className={`flex flex-wrap items-baseline gap-x-3 gap-y-1 ${row.isRetracted ? 'line-through' : ''}`}
          >
            <strong className="w-16">{row.code}</strong>
            <span className="min-w-40 flex-1">{row.name}</span>
            <span className="text-sm text-ink-soft">{t(row.rank)}</span>
            {row.certainty === 'suspected' && <Chip>{t('suspected')}</Chip>}
            <Chip tone={row.caseKind === 'new' ? 'plain' : 'done'} mark="">
              {t(row.caseKind)}
            </Chip>
            <span className="text-sm text-ink-soft">{reasonOf(t, row)}</span>
          </div>
        )}
      </RowList>
      {keys && <p className="text-sm text-ink-faint">{t('keys')}</p>}
    </div>
  )
}

function reasonOf(t: ReturnType<typeof useTranslations<'examination.diagnosis'>>, row: ShownDiagnosis) {
  if (row.isRetracted) return t('retracted')
  if (row.isSigned) return t('signed')
  if (!row.proposal) return t('reason.chosen')
  const { reason, lastOn } = row.proposal
  return t(`reason.${reason}`, { date: lastOn ? formatDate(lastOn) : '' })
}
