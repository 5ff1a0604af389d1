import { ChevronDown } from 'lucide-react'
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { Input, TextField } from 'react-aria-components/TextField'
import { ariaProps, FieldLabel, FieldNotes, fieldStack, type FieldProps } from './field-parts.js'
import { hitId, moveCursor } from './hit-cursor.js'
import { FloatingList } from './FloatingList.js'
import { filterOptions, type Option } from './options.js'

export interface ComboFieldProps extends FieldProps<string | null> {
  options: readonly Option[]
  placeholder?: string
  /** In place of the list when nothing fits, and below the box when such a text was left there. */
  emptyText: string
  /** How many are drawn at a time; typing reaches the rest. */
  limit?: number
}

/**
 * One of a long list (villages, reasons): type fragments, Enter takes the marked option and goes on.
 * Our own, not React Aria's ComboBox: that one marks no first option, forgets a text without a hit, and
 * hides the focusable rest of the page from screen readers while its list is open (axe: aria-hidden-focus).
 */
export function ComboField(props: ComboFieldProps) {
  const { label, description, error, value, onChange, options, placeholder, emptyText, limit = 50 } = props
  const [typed, setTyped] = useState<string>()
  const [isOpen, setOpen] = useState(false)
  const [marked, setMarked] = useState<string>()
  const box = useRef<HTMLDivElement>(null)
  const listId = useId()

  const chosen = options.find(({ id }) => id === value)
  const text = typed ?? chosen?.label ?? ''
  const hits = useMemo(() => filterOptions(options, typed ?? '', limit), [options, typed, limit])
  const ids = hits.map(({ id }) => id)
  const active = marked !== undefined && ids.includes(marked) ? marked : typed?.trim() ? ids[0] : undefined
  const hasNoHit = Boolean(typed?.trim()) && hits.length === 0

  const close = () => {
    setOpen(false)
    setMarked(undefined)
  }
  const open = () => {
    setMarked(value ?? undefined)
    setOpen(true)
  }
  const take = (id: string) => {
    setTyped(undefined)
    close()
    if (id !== value) onChange(id)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && isOpen) {
      event.stopPropagation()
      if (chosen) setTyped(undefined)
      close()
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault()
      if (active !== undefined) take(active)
      else if (!hasNoHit) close()
    } else if (['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp'].includes(event.key)) {
      event.preventDefault()
      if (isOpen) setMarked(moveCursor(ids, active, event.key))
      else open()
    }
  }

  const leave = () => {
    close()
    // What stands in the box is what is stored: a text that names one option is it, any other is none.
    if (typed !== undefined) {
      const exact = hits.find((hit) => hit.label.toLowerCase() === typed.trim().toLowerCase())
      const only = exact ?? (hits.length === 1 ? hits[0] : undefined)
      if (only) take(only.id)
      else if (value !== null) onChange(null)
    }
    props.onBlur?.()
  }

  return (
    <TextField
      {...ariaProps({ ...props, onBlur: leave })}
      value={text}
      onChange={(next) => {
        setTyped(next)
        setMarked(undefined)
        setOpen(true)
      }}
      autoComplete="off"
      className={fieldStack(props.className)}
    >
      <FieldLabel {...props} label={label} />
      <div ref={box} className="relative flex">
        <Input
          ref={props.ref}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          aria-activedescendant={isOpen && active !== undefined ? hitId(listId, active) : undefined}
          placeholder={placeholder}
          spellCheck={false}
          maxLength={120}
          onKeyDown={onKeyDown}
          className="field-box w-full pr-10 pl-3 text-ellipsis"
        />
        <span
          aria-hidden="true"
          onMouseDown={(event) => {
            // For the mouse only: the keyboard has arrows, a screen reader the combobox itself.
            event.preventDefault()
            box.current?.querySelector('input')?.focus()
            if (isOpen) close()
            else if (!props.isDisabled && !props.isReadOnly) open()
          }}
          className="absolute inset-y-0 right-0 flex w-10 items-center justify-center text-ink-soft"
        >
          <ChevronDown size={16} />
        </span>
      </div>
      {isOpen && (
        <FloatingList
          {...{ listId, label, emptyText, active }}
          anchor={box}
          options={hits}
          chosen={value}
          onTake={take}
        />
      )}
      <FieldNotes
        {...{ description, error }}
        warning={props.warning ?? (hasNoHit && !isOpen ? emptyText : undefined)}
      />
    </TextField>
  )
}
