import { useState } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { TextField as AriaTextField, Input } from 'react-aria-components/TextField'
import { ariaProps, FieldLabel, FieldNotes, fieldStack, type FieldProps } from './field-parts.js'

export interface PasswordFieldProps extends FieldProps<string> {
  /** The word on the switch that shows what was typed. */
  showLabel: string
  autoComplete?: 'current-password' | 'new-password'
}

export function PasswordField(props: PasswordFieldProps) {
  const { label, description, error, warning, value, onChange, showLabel, className } = props
  const [isShown, setShown] = useState(false)
  return (
    <AriaTextField
      {...ariaProps(props)}
      {...{ value, onChange }}
      type={isShown ? 'text' : 'password'}
      autoComplete={props.autoComplete ?? 'current-password'}
      className={fieldStack(className)}
    >
      <FieldLabel {...props} label={label} />
      <div className="relative flex">
        <Input
          ref={props.ref}
          spellCheck={false}
          autoCapitalize="none"
          className="field-box w-full pr-28 pl-3"
        />
        <ToggleButton
          isSelected={isShown}
          onChange={setShown}
          className="absolute inset-y-0 right-0 m-1 rounded-md px-2 touch:m-0 touch:px-3 text-sm font-medium text-action data-hovered:bg-action-soft data-selected:bg-action-soft"
        >
          {showLabel}
        </ToggleButton>
      </div>
      <FieldNotes {...{ description, error, warning }} />
    </AriaTextField>
  )
}
