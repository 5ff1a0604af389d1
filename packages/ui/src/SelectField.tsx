import { ChevronDown } from 'lucide-react'
import { useRef } from 'react'
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components/Select'
import { moveFrom } from './enter-moves.js'
import { ariaProps, FieldLabel, FieldNotes, fieldStack, type FieldProps } from './field-parts.js'
import { layerList, optionList, optionRow } from './list-parts.js'
import type { Option } from './options.js'

export interface SelectFieldProps extends FieldProps<string | null, HTMLButtonElement> {
  options: readonly Option[]
  /** What stands in the box before there is an answer. */
  placeholder: string
}

/**
 * One of a short list that is seldom changed: Space, arrows or a letter open it. For up to nine daily
 * answers ChoiceField is quicker, for long lists ComboField.
 */
export function SelectField({ ref, ...props }: SelectFieldProps) {
  const { label, description, error, warning, value, onChange, options, placeholder, className } = props
  const box = useRef<HTMLDivElement>(null)
  const takenByEnter = useRef(false)
  const onOpenChange = (isOpen: boolean) => {
    const trigger = box.current?.querySelector('button')
    // In a list Enter takes and moves on in one press; after the list has given the focus back.
    if (!isOpen && takenByEnter.current && trigger) setTimeout(() => moveFrom(trigger), 20)
    takenByEnter.current = false
  }
  return (
    <Select
      ref={box}
      {...ariaProps(props)}
      {...{ value, placeholder, onOpenChange }}
      onChange={(key) => onChange(key === null ? null : String(key))}
      className={fieldStack(className)}
    >
      <FieldLabel {...props} label={label} />
      <Button ref={ref} className="field-box flex w-full items-center justify-between gap-2 px-3 text-left">
        <SelectValue className="truncate data-placeholder:text-ink-faint">
          {({ isPlaceholder }) =>
            isPlaceholder ? placeholder : options.find(({ id }) => id === value)?.label
          }
        </SelectValue>
        <ChevronDown size={16} aria-hidden="true" className="shrink-0 text-ink-soft" />
      </Button>
      <FieldNotes {...{ description, error, warning }} />
      <Popover {...layerList}>
        <div onKeyDownCapture={(event) => (takenByEnter.current = event.key === 'Enter')}>
          <ListBox items={options} className={optionList}>
            {(option) => (
              <ListBoxItem id={option.id} textValue={option.label} className={optionRow}>
                <span className="grow">{option.label}</span>
                {option.detail && <span className="text-sm font-normal text-ink-soft">{option.detail}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </div>
      </Popover>
    </Select>
  )
}
