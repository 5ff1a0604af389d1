import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import { cleanLine } from '@lentera/contracts/kernel/text'
import { FieldNotes, fieldStack } from '@lentera/ui/field-parts'
import { useHitCursor } from '@lentera/ui/hit-cursor'
import { HitList } from '@lentera/ui/HitList'
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { Input, Label, TextField } from 'react-aria-components/TextField'
import { useTranslations } from 'use-intl'
import type { DrugHit } from './use-drug-hits'

export interface LineFieldProps {
  readonly number: number
  /** The drug that was chosen; null: none yet. */
  readonly drugName: string | null
  readonly text: string
  readonly hits: readonly DrugHit[]
  readonly onText: (text: string) => void
  /** True when the line is complete and Enter may go on. */
  readonly onTake: (drug: CatalogueDrug) => boolean
  /** Del in the empty box. */
  readonly onRemove: (() => void) | null
  readonly warning: string | undefined
  /** Which hit is marked, for the words below the box. */
  readonly children: (marked: DrugHit | undefined) => ReactNode
}

/** The one box of a line. Enter takes the marked drug and, where a rule stands with it, goes on in the same press. */
export function LineField(props: LineFieldProps) {
  const { number, drugName, text, hits, onText, onTake, onRemove, warning, children } = props
  const t = useTranslations('prescribing')
  const input = useRef<HTMLInputElement>(null)
  const cursor = useHitCursor({
    ids: hits.map(({ id }) => id),
    onTake: (id) => {
      const hit = hits.find((one) => one.id === id)
      if (!hit || onTake(hit.drug)) return
      // After the form went on: the rule is still to be typed.
      setTimeout(() => input.current?.focus())
    },
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey
    if (isPlain && event.key === 'Delete' && text === '' && onRemove && !event.repeat) {
      event.preventDefault()
      onRemove()
    } else cursor.inputProps.onKeyDown(event)
  }
  return (
    <div data-field={`line-${number}`} className="grid gap-1">
      <TextField
        value={text}
        onChange={(next) => {
          cursor.setActive(undefined)
          onText(cleanLine(next))
        }}
        autoComplete="off"
        className={fieldStack()}
      >
        <Label className="text-sm font-medium text-ink-soft">
          {drugName === null ? t('line', { number }) : t('lineBefore', { number })}{' '}
          {drugName !== null && <strong className="text-base font-semibold text-ink">{drugName}</strong>}
        </Label>
        <Input
          ref={input}
          {...cursor.inputProps}
          onKeyDown={onKeyDown}
          data-line=""
          spellCheck={false}
          maxLength={200}
          className="field-box w-full px-3 text-ellipsis"
        />
        <FieldNotes warning={warning} />
      </TextField>
      {hits.length > 0 && (
        <HitList
          label={t('hits')}
          hits={hits}
          cursor={cursor}
          className="max-h-60 content-start overflow-y-auto rounded-md border border-line bg-surface"
        >
          {({ drug, stockText, isOut, usual }) => (
            <span className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span>
                <strong>{drug.name}</strong>
                {usual && <span className="pl-2 text-sm text-ink-soft">{usual}</span>}
              </span>
              <span className={isOut ? 'text-sm font-medium text-attention' : 'text-sm text-ink-soft'}>
                {isOut && <span aria-hidden="true">◇ </span>}
                {stockText}
              </span>
            </span>
          )}
        </HitList>
      )}
      {children(hits.find(({ id }) => id === cursor.active))}
    </div>
  )
}
