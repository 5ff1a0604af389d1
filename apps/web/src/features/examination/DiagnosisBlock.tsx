import { FormSection } from '@lentera/ui/FormSection'
import { HitField } from '@lentera/ui/HitField'
import { useState, type RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { DiagnosisRows, type DiagnosisKeys } from './DiagnosisRows'
import type { Favourite } from './favourites'
import type { ShownDiagnosis } from './shown-diagnoses'
import { useDiagnosisHits } from './use-diagnosis-hits'

export interface DiagnosisBlockProps {
  readonly keys: DiagnosisKeys
  readonly shown: readonly ShownDiagnosis[]
  readonly favourites: readonly Favourite[]
  readonly onAdd: (one: { code: string; name: string }) => void
  readonly input: RefObject<HTMLInputElement | null>
}

/** A: code, name or lay word; the first is utama. Each can be changed by one key. */
export function DiagnosisBlock({ shown, favourites, onAdd, input, keys }: DiagnosisBlockProps) {
  const t = useTranslations('examination.diagnosis')
  const [text, setText] = useState('')
  const hits = useDiagnosisHits(text, favourites)
  return (
    <FormSection title={t('block')} className="grid gap-2">
      <DiagnosisRows shown={shown} keys={keys} />
      <div data-field="diagnosis">
        <HitField
          ref={input}
          label={t('search')}
          placeholder={t('hint')}
          value={text}
          onChange={setText}
          hits={hits}
          onTake={(id) => {
            const hit = hits.find((one) => one.id === id)
            setText('')
            if (hit) onAdd(hit)
          }}
          listLabel={t('hits')}
          emptyText={t('noHit')}
          description={shown.length > 0 ? t('up') : undefined}
          onUp={() =>
            input.current
              ?.closest('[data-block]')
              ?.querySelector<HTMLElement>('[role="option"]:last-of-type')
              ?.focus()
          }
        >
          {({ code, name, isFavourite, isPinned }) => (
            <span className="flex gap-3">
              <strong className="w-16 shrink-0">{code}</strong>
              <span className="flex-1">{name}</span>
              {isFavourite && (
                <span className="text-sm text-ink-soft">{t(isPinned ? 'pinned' : 'often')}</span>
              )}
            </span>
          )}
        </HitField>
      </div>
    </FormSection>
  )
}
