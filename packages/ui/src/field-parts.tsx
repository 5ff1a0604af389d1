import type { ReactNode, Ref } from 'react'
import { FieldError, Label, Text } from 'react-aria-components/TextField'
import { classes } from './classes.js'

/** What every field can say about itself. All of it is text the caller chose. */
export interface FieldTexts {
  label: string
  /** Small grey help below the box. */
  description?: ReactNode
  /** Must be mended: shown with ◆, and the field counts as invalid. */
  error?: string | undefined
  /** May stay as it is: shown with ◇. */
  warning?: string | undefined
  isRequired?: boolean
}

/** `value`, `onChange`, `onBlur`, `name` and `ref` fit a react-hook-form Controller's `field` as it is. */
export interface FieldProps<Value, Element = HTMLInputElement> extends FieldTexts {
  value: Value
  onChange: (value: Value) => void
  onBlur?: () => void
  name?: string
  isDisabled?: boolean
  isReadOnly?: boolean
  autoFocus?: boolean
  className?: string
  ref?: Ref<Element>
}

/** The part of a field's props that React Aria takes under the same names. */
export function ariaProps<Value>(props: Omit<FieldProps<Value>, 'ref' | 'value' | 'onChange'>) {
  const { onBlur, name, isDisabled, isReadOnly, isRequired, autoFocus, error } = props
  return {
    onBlur: onBlur && (() => onBlur()),
    name,
    isDisabled,
    isReadOnly,
    isRequired,
    autoFocus,
    isInvalid: Boolean(error),
    validationBehavior: 'aria' as const,
  }
}

export function FieldLabel({ label, isRequired }: Pick<FieldTexts, 'label' | 'isRequired'>) {
  return (
    <Label className="text-sm font-medium text-ink-soft">
      {label}
      {isRequired && (
        <span aria-hidden="true" className="text-action">
          {' *'}
        </span>
      )}
    </Label>
  )
}

export function FieldNotes({
  description,
  error,
  warning,
  isDanger = false,
}: Pick<FieldTexts, 'description' | 'error' | 'warning'> & { isDanger?: boolean }) {
  return (
    <>
      {(description || warning) && (
        <Text slot="description" className="grid gap-0.5 text-sm text-ink-faint">
          {warning && (
            <Note mark={isDanger ? '?' : '◇'} isDanger={isDanger}>
              {warning}
            </Note>
          )}
          {description && <span>{description}</span>}
        </Text>
      )}
      <FieldError className="text-sm">{error && <Note mark="◆">{error}</Note>}</FieldError>
    </>
  )
}

function Note({ mark, isDanger, children }: { mark: string; isDanger?: boolean; children: ReactNode }) {
  return (
    <span
      className={classes('flex gap-1.5 font-medium', isDanger ? 'text-danger' : 'text-attention')}
      aria-live="polite"
    >
      <span aria-hidden="true" className={isDanger ? '' : 'text-attention-mark'}>
        {mark}
      </span>
      <span>{children}</span>
    </span>
  )
}

/** The stack of label, box and notes. */
export function fieldStack(className?: string): string {
  return classes('grid min-w-0 content-start gap-1', className)
}
