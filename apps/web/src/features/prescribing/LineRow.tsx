import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import { cleanLine } from '@lentera/contracts/kernel/text'
import type { LineFinding } from '@lentera/domain/medications/line-finding'
import { Notice } from '@lentera/ui/Notice'
import { TextField } from '@lentera/ui/TextField'
import { useTranslations } from 'use-intl'
import { LineField } from './LineField'
import { SubstituteOffer } from './SubstituteOffer'
import { readLine, takeDrug, type ReadLine, type TypedLine } from './read-lines'
import type { Stock } from './stock-of'
import type { Chart } from './use-chart'
import type { DrugHit } from './use-drug-hits'
import { useLineWords } from './use-line-words'

export interface LineRowProps {
  readonly number: number
  readonly line: ReadLine
  readonly findings: readonly LineFinding[]
  readonly stock: Stock | null
  readonly hitsOf: (words: string) => DrugHit[]
  readonly drugs: readonly CatalogueDrug[]
  /** A weight that may be computed with; null: none, or the patient is no child. */
  readonly childWeight: { readonly kg: number; readonly measuredOn: string } | null
  readonly chart: Chart
  /** Somebody tried to send: what is missing is said. */
  readonly isAsked: boolean
  readonly onChange: (line: TypedLine) => void
  readonly onRemove: (() => void) | null
}

/** One drug: its box, what was understood, a child's dose, and what there is to say against it. */
export function LineRow(props: LineRowProps) {
  const { number, line, findings, stock, drugs, hitsOf, childWeight, chart, isAsked, onChange, onRemove } =
    props
  const t = useTranslations('prescribing')
  const { stockText, understood, childDose, findingText } = useLineWords()
  const { typed, parsed, drug } = line
  const hits = parsed.words === '' ? [] : hitsOf(parsed.words)
  const hasNoHit = parsed.words !== '' && hits.length === 0

  const take = (chosen: CatalogueDrug): boolean => {
    const usual = hits.find(({ id }) => id === chosen.id)?.usual ?? null
    const taken = takeDrug(typed, chosen, usual)
    onChange(taken)
    return readLine(taken, () => chosen).trouble === null
  }
  const trouble = isAsked && line.trouble ? t(`trouble.${line.trouble}`) : undefined
  const serious = findings.filter(({ overridable }) => overridable)
  const isOut = stock?.balance === 0
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-1 border-line py-2 [&+&]:border-t" data-key={typed.key}>
      <LineField
        number={number}
        drugName={drug?.name ?? null}
        text={typed.text}
        hits={hits}
        onText={(text) => onChange({ ...typed, text })}
        onTake={take}
        onRemove={onRemove}
        warning={hasNoHit ? t('noHit') : trouble}
      >
        {(marked) => {
          const about = marked?.drug ?? drug
          const { order } = marked ? readLine(typed, () => null, marked.drug) : line
          const dose = about && order && childWeight && childDose(about, order, childWeight)
          return (
            <>
              {(drug || order) && (
                <p className="flex flex-wrap gap-x-3 text-sm" data-testid="understood">
                  {about && order && <strong className="font-medium">{understood(order, about)}</strong>}
                  {!marked && drug && stock && (
                    <span className={isOut ? 'font-medium text-attention' : 'text-ink-soft'}>
                      {isOut && <span aria-hidden="true">◇ </span>}
                      {stockText(stock, drug.unit)}
                    </span>
                  )}
                </p>
              )}
              {dose && (
                <p className="text-sm text-ink-soft" data-testid="child-dose">
                  {dose}
                </p>
              )}
            </>
          )
        }}
      </LineField>
      {isOut && <SubstituteOffer {...{ line, drugs, onChange }} />}
      {findings.map((finding) => (
        <Notice key={finding.why} tone={finding.overridable ? 'danger' : 'attention'}>
          {findingText(finding, chart)}
        </Notice>
      ))}
      {serious.length > 0 && (
        <TextField
          name={`reason-${number}`}
          label={t('reason')}
          value={typed.reason}
          onChange={(reason) => onChange({ ...typed, reason: cleanLine(reason) })}
          error={isAsked && typed.reason.trim() === '' ? t('reasonMissing') : undefined}
          maxLength={300}
        />
      )}
    </li>
  )
}
