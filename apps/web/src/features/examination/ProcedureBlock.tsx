import { catalogueProcedures } from '@lentera/contracts/catalogue/procedure'
import { proceduresDone } from '@lentera/contracts/charting/procedure'
import { Button } from '@lentera/ui/Button'
import { FormSection } from '@lentera/ui/FormSection'
import { HitField } from '@lentera/ui/HitField'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLocal } from '../../platform/local/use-local'
import type { DraftProcedure } from './draft'
import { procedureHits } from './procedure-hits'

export interface ProcedureBlockProps {
  readonly visitId: string
  readonly typed: readonly DraftProcedure[]
  readonly retracted: readonly string[]
  readonly onAdd: (one: { code: string | null; name: string }) => void
  readonly onRemove: (id: string) => void
}

/** Tindakan by the name of the tariff, or in words where no tariff has it. */
export function ProcedureBlock({ visitId, typed, retracted, onAdd, onRemove }: ProcedureBlockProps) {
  const t = useTranslations('examination.procedure')
  const [text, setText] = useState('')
  const { list, done } = useLocal(['procedures', visitId], (view) => ({
    list: view.all(catalogueProcedures).rows.map(({ record }) => record),
    done: view
      .find(proceduresDone, 'visitId', visitId)
      .rows.map(({ record }) => record)
      .filter(({ status }) => status === 'active'),
  }))
  const hits = procedureHits(list, text, t('inWords', { text: text.trim() }))
  const rows = [
    ...done.map((row) => ({ ...row, isSigned: true })),
    ...typed
      .filter(({ id }) => !done.some((row) => row.id === id))
      .map((row) => ({ ...row, isSigned: false })),
  ]
  return (
    <FormSection title={t('block')} className="grid gap-2">
      {rows.length > 0 && (
        <ul className="grid gap-1">
          {rows.map(({ id, name, isSigned }) => (
            <li key={id} className="flex flex-wrap items-center gap-3">
              <span className={retracted.includes(id) ? 'line-through' : ''}>{name}</span>
              <span className="text-sm text-ink-soft">{isSigned && t('signed')}</span>
              <Button size="small" look="quiet" onPress={() => onRemove(id)}>
                {t(retracted.includes(id) ? 'keep' : 'remove', { name })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div data-field="procedure">
        <HitField
          label={t('search')}
          placeholder={t('hint')}
          value={text}
          onChange={setText}
          hits={hits}
          onTake={(id) => {
            const hit = hits.find((one) => one.id === id)
            setText('')
            if (hit) onAdd({ code: hit.code, name: hit.code === null ? text.trim() : hit.name })
          }}
          listLabel={t('hits')}
          emptyText=""
        >
          {({ name }) => name}
        </HitField>
      </div>
    </FormSection>
  )
}
