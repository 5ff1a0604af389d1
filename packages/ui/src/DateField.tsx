import { useState } from 'react'
import { parseDate, showDate } from './date.js'
import type { FieldProps } from './field-parts.js'
import { TextField } from './TextField.js'

export interface DateFieldProps extends FieldProps<string> {
  placeholder?: string
}

/**
 * A day, typed: `17081945` or `17-08-1945`. The value is an ISO day, or as long as it is none the text
 * itself (`isDay` tells them apart), so that a draft keeps what was typed.
 */
export function DateField({ value, onChange, onBlur, ...props }: DateFieldProps) {
  // What stands in the box while it is being typed; a value from outside replaces it.
  const [typed, setTyped] = useState<string>()
  const text = typed !== undefined && (parseDate(typed) ?? typed) === value ? typed : showDate(value)
  return (
    <TextField
      {...props}
      value={text}
      inputMode="numeric"
      maxLength={12}
      onChange={(next) => {
        setTyped(next)
        onChange(parseDate(next) ?? next)
      }}
      onBlur={() => {
        setTyped(undefined)
        onBlur?.()
      }}
    />
  )
}
