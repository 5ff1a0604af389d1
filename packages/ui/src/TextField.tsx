import { TextField as AriaTextField, Input, TextArea } from 'react-aria-components/TextField'
import { ariaProps, FieldLabel, FieldNotes, fieldStack, type FieldProps } from './field-parts.js'

export interface TextFieldProps extends FieldProps<string> {
  maxLength?: number
  placeholder?: string
  inputMode?: 'text' | 'numeric' | 'tel' | 'search'
  type?: 'text' | 'tel' | 'password'
  autoComplete?: string
  /** The field asks for a number that may be scanned; elsewhere a scanned one goes to the search. */
  takesScan?: boolean
}

export function TextField(props: TextFieldProps) {
  const { label, description, error, warning, value, onChange, className } = props
  const { maxLength, placeholder, inputMode, type, autoComplete = 'off', takesScan } = props
  return (
    <AriaTextField
      {...ariaProps(props)}
      {...{ value, onChange, maxLength, inputMode, type, autoComplete }}
      data-takes-scan={takesScan ? '' : undefined}
      className={fieldStack(className)}
    >
      <FieldLabel {...props} label={label} />
      <Input
        ref={props.ref}
        placeholder={placeholder}
        spellCheck={false}
        className="field-box w-full px-3 text-ellipsis"
      />
      <FieldNotes {...{ description, error, warning }} />
    </AriaTextField>
  )
}

export interface TextAreaFieldProps extends FieldProps<string, HTMLTextAreaElement> {
  maxLength?: number
  rows?: number
}

/** Longer text: Enter is a new line, Tab goes on. */
export function TextAreaField({ ref, rows = 3, ...props }: TextAreaFieldProps) {
  const { label, description, error, warning, value, onChange, maxLength, className } = props
  return (
    <AriaTextField
      {...ariaProps(props)}
      {...{ value, onChange, maxLength }}
      className={fieldStack(className)}
    >
      <FieldLabel {...props} label={label} />
      <TextArea
        ref={ref}
        rows={rows}
        // `field-sizing` grows with the text but forgets `rows`.
        style={{ minHeight: `${rows * 1.5 + 1.125}rem` }}
        className="field-box field-sizing-content max-h-64 w-full resize-y px-3 py-2"
      />
      <FieldNotes {...{ description, error, warning }} />
    </AriaTextField>
  )
}
