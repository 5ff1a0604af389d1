import { Check } from 'lucide-react'
import { useRef, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup'
import { classes } from './classes.js'
import { moveFrom } from './enter-moves.js'
import { ariaProps, FieldLabel, FieldNotes, fieldStack, type FieldProps } from './field-parts.js'
import { KeyHint } from './KeyHint.js'

export interface Choice<Value extends string> {
  value: Value
  label: string
  /** The letter or digit that picks it while the field has focus. */
  keys?: string
  isDisabled?: boolean
}

export interface ChoiceFieldProps<Value extends string> extends FieldProps<Value | null> {
  choices: readonly Choice<Value>[]
  /** A letter picks and goes on to the next field in one press. */
  movesOn?: boolean
  /** Delete takes the answer back: not answered is not the same as no. */
  isClearable?: boolean
  /** Lower chips, for a row of many questions. */
  isSmall?: boolean
}

/** One answer of a few, as a row of chips. Arrows walk, one letter or digit picks. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, description, error, warning, value, onChange, choices, className } = props
  const { movesOn, isClearable, isSmall = false } = props
  const group = useRef<HTMLDivElement>(null)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || props.isDisabled || props.isReadOnly) return
    if (isClearable && (event.key === 'Delete' || event.key === 'Backspace')) return onChange(null)
    const picked = choices.find(
      ({ keys, isDisabled }) => !isDisabled && keys?.toLowerCase() === event.key.toLowerCase(),
    )
    if (!picked) return
    event.preventDefault()
    // Rendered at once: the answer may bring up the field that comes next, and the next key may be on its way already.
    flushSync(() => onChange(picked.value))
    const radio = group.current?.querySelector<HTMLInputElement>(`input[value="${CSS.escape(picked.value)}"]`)
    radio?.focus()
    if (radio && movesOn && !event.repeat) moveFrom(radio)
  }

  return (
    <RadioGroup
      ref={group}
      {...ariaProps(props)}
      value={value}
      onChange={(next) => onChange(next as Value)}
      orientation="horizontal"
      className={fieldStack(className)}
    >
      <FieldLabel {...props} label={label} />
      <div className={classes('flex flex-wrap', isSmall ? 'gap-1.5' : 'gap-2')} onKeyDownCapture={onKeyDown}>
        {choices.map((choice, index) => (
          <RadioField
            key={choice.value}
            value={choice.value}
            {...(choice.isDisabled && { isDisabled: true })}
          >
            <RadioButton
              {...(index === 0 && props.ref && { inputRef: props.ref })}
              className={(state) => chip(state, isSmall)}
            >
              {!isSmall && <span aria-hidden="true" className={dot} />}
              <span>{choice.label}</span>
              {isSmall && choice.value === value ? (
                <Check size={16} strokeWidth={3} aria-hidden="true" />
              ) : (
                choice.keys && <KeyHint text={choice.keys} />
              )}
            </RadioButton>
          </RadioField>
        ))}
      </div>
      <FieldNotes {...{ description, error, warning }} />
    </RadioGroup>
  )
}

const chip = (
  { isSelected, isFocusVisible, isDisabled }: Record<'isSelected' | 'isFocusVisible' | 'isDisabled', boolean>,
  isSmall: boolean,
) =>
  classes(
    'group flex cursor-default items-center rounded-md border transition-colors touch:min-h-12 touch:px-3',
    isSmall ? 'min-h-8 gap-1 px-1.5 text-sm' : 'min-h-10 gap-2 px-3',
    isDisabled && 'border-line bg-sunken text-ink-faint',
    !isDisabled &&
      isSelected &&
      'border-action bg-action-soft text-action-strong inset-ring inset-ring-action',
    !isDisabled && !isSelected && 'border-line-strong bg-surface data-hovered:border-ink-soft',
    isFocusVisible && 'outline-2 outline-offset-2 outline-action',
  )

const dot =
  'size-3.5 shrink-0 rounded-full border border-line-strong bg-surface group-data-selected:border-4 group-data-selected:border-action'
