import { cleanLine } from '@lentera/contracts/kernel/text'
import { Button } from '@lentera/ui/Button'
import { TextField } from '@lentera/ui/TextField'
import { useTranslations } from 'use-intl'
import { type NikEntry, typedNik, untouchedNik } from './nik-entry'

/** A number that was pasted in groups is longer than its digits; cut before it is cleaned it would lose its end. */
const PASTED_MAX = 40

export interface NikFieldProps {
  readonly value: NikEntry
  readonly onChange: (value: NikEntry) => void
  /** The last digits of the one that is kept; null: none is. */
  readonly tail: string | null
  readonly error?: string | undefined
}

/** The number under which a practitioner is found outside. A kept one is shown by its end only, and can be removed. */
export function NikField({ value, onChange, tail, error }: NikFieldProps) {
  const t = useTranslations('staff')
  const { typed, isRemoved } = value
  const isKept = tail !== null && !isRemoved
  return (
    <div className="grid min-w-0 content-start gap-1">
      <TextField
        label={t('nik')}
        takesScan
        inputMode="numeric"
        maxLength={PASTED_MAX}
        value={typed}
        description={isKept ? t('nikKept', { tail }) : t('nikHint')}
        warning={tail !== null && isRemoved ? t('nikRemoved', { tail }) : undefined}
        error={error}
        onChange={(text) => onChange(typedNik(cleanLine(text)))}
      />
      {/* After the field: Enter passes it by, Tab comes to it next. */}
      {tail !== null && typed === '' && (
        <Button
          size="small"
          look="quiet"
          className="justify-self-start"
          onPress={() => onChange({ ...untouchedNik, isRemoved: !isRemoved })}
        >
          {isRemoved ? t('keepNik') : t('removeNik')}
        </Button>
      )}
    </div>
  )
}
