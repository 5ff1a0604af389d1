import { Check } from 'lucide-react'
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox'
import { ariaProps, FieldNotes, type FieldProps } from './field-parts.js'

export function Checkbox(props: FieldProps<boolean>) {
  const { label, description, error, warning, value, onChange, className } = props
  return (
    <CheckboxField {...ariaProps(props)} isSelected={value} onChange={onChange} className={className ?? ''}>
      <CheckboxButton
        {...(props.ref && { inputRef: props.ref })}
        className="group flex min-h-10 cursor-default items-center gap-2.5 rounded-md data-disabled:text-ink-faint touch:min-h-12"
      >
        <span
          aria-hidden="true"
          className="flex size-5 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-surface text-transparent group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-action group-data-hovered:border-ink-soft group-data-selected:border-action group-data-selected:bg-action group-data-selected:text-white"
        >
          <Check size={14} strokeWidth={3} />
        </span>
        <span>{label}</span>
      </CheckboxButton>
      <div className="pl-7.5">
        <FieldNotes {...{ description, error, warning }} />
      </div>
    </CheckboxField>
  )
}
