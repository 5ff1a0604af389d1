import type { ReactNode } from 'react'
import { TextField as AriaTextField, Input, Text } from 'react-aria-components/TextField'
import { classes } from './classes.js'
import { ariaProps, FieldLabel, FieldNotes, fieldStack, type FieldProps } from './field-parts.js'

export interface MeasureFlag {
  /** With its shape: `▲ Tinggi`. */
  text: string
  level: 'attention' | 'danger'
}

export interface MeasureFieldProps extends FieldProps<string> {
  unit: string
  /** The last value, grey, above the box. `previousLabel` says to a screen reader what it is. */
  previous?: string | undefined
  previousLabel?: string
  /** The expected range, below the box. */
  range?: string | undefined
  flag?: MeasureFlag | undefined
  /** A value that wants an answer before it counts; the answers are the `description`. */
  question?: string | undefined
  /** Rewrites what was typed when the field is left: `tidyMeasure(…)`, `tidyPressure(…)`. */
  tidy?: (text: string) => string
  /** Beside the range: a way to come to the value. */
  aside?: ReactNode
  /** What an empty box offers. */
  placeholder?: string | undefined
  /** Brings up a keyboard with a slash where digits are not enough. */
  inputMode?: 'decimal' | 'text'
}

/** A measured number as text: nothing typed is thrown away, comma and dot are both the decimal mark. */
export function MeasureField(props: MeasureFieldProps) {
  const { label, description, error, warning, value, onChange, className } = props
  const { unit, previous, previousLabel, range, flag, question, tidy, inputMode = 'decimal' } = props
  const leave = () => {
    const tidied = tidy?.(value)
    if (tidied !== undefined && tidied !== value) onChange(tidied)
    props.onBlur?.()
  }
  return (
    <AriaTextField
      {...ariaProps({ ...props, onBlur: leave })}
      {...{ value, onChange, inputMode }}
      autoComplete="off"
      className={fieldStack(className)}
    >
      <div className="flex items-baseline justify-between gap-2">
        <FieldLabel {...props} label={label} />
        {previous && (
          <span className="text-sm whitespace-nowrap text-ink-soft">
            {previousLabel && <span className="sr-only">{previousLabel} </span>}
            {previous}
          </span>
        )}
      </div>
      <div className="relative flex">
        <Input
          ref={props.ref}
          maxLength={12}
          placeholder={props.placeholder}
          className={classes(
            'field-box w-full pr-12 pl-2.5 text-lg font-semibold',
            flag?.level === 'danger' && 'border-2 border-danger! bg-danger-soft!',
            flag?.level === 'attention' && 'border-2 border-attention-mark! bg-attention-soft!',
          )}
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-xs text-ink-soft"
        >
          {unit}
        </span>
      </div>
      {(flag || range || props.aside) && (
        <div className="flex flex-wrap justify-between gap-x-2 text-sm text-ink-faint">
          <Text slot="description" className="flex flex-wrap gap-x-2" aria-live="polite">
            {flag && (
              <strong
                className={classes(
                  'whitespace-nowrap',
                  flag.level === 'danger' ? 'text-danger' : 'text-attention',
                )}
              >
                {flag.text}
              </strong>
            )}
            {range && <span className="whitespace-nowrap">{range}</span>}
          </Text>
          {props.aside}
        </div>
      )}
      <FieldNotes {...{ description, error }} warning={question ?? warning} isDanger={Boolean(question)} />
    </AriaTextField>
  )
}

/** Boxes side by side, seven in one row on a PC. */
export function MeasureRow({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-3 gap-y-3">{children}</div>
}
