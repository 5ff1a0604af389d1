import { ProgressBar } from 'react-aria-components/ProgressBar'
import { Label } from 'react-aria-components/TextField'

export interface ProgressProps {
  label: string
  value: number
  max: number
  /** `12 dari 40`: how far, in words. */
  valueText: string
}

/** Work of known length. What has no known length is told in a sentence, not by a spinner. */
export function Progress({ label, value, max, valueText }: ProgressProps) {
  return (
    <ProgressBar {...{ value, maxValue: max, valueLabel: valueText }} className="grid gap-1">
      {({ percentage = 0 }) => (
        <>
          <div className="flex justify-between gap-3 text-sm">
            <Label className="font-medium text-ink-soft">{label}</Label>
            <span className="text-ink-faint">{valueText}</span>
          </div>
          <div className="h-2 overflow-hidden rounded-full bg-line">
            <div className="h-full rounded-full bg-action" style={{ width: `${percentage}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  )
}
