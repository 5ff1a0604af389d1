import { useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { Input, TextField } from 'react-aria-components/TextField'
import { classes } from './classes.js'
import { FieldLabel, FieldNotes, fieldStack } from './field-parts.js'
import { useHitCursor } from './hit-cursor.js'
import { HitList } from './HitList.js'

export interface HitFieldProps<Hit extends { id: string }> {
  label: string
  value: string
  onChange: (text: string) => void
  /** What the text may mean; with an empty text what is offered on Down. */
  hits: readonly Hit[]
  onTake: (id: string) => void
  listLabel: string
  /** Below the box when a text means nothing. */
  emptyText: string
  description?: ReactNode
  placeholder?: string
  /** Up in an empty box: into what was taken before. */
  onUp?: () => void
  className?: string
  ref?: Ref<HTMLInputElement>
  children: (hit: Hit) => ReactNode
}

/**
 * A box that takes one thing after the other from a long list: type a part, Enter takes the marked hit and goes
 * on. Down in the empty box shows what is usual.
 */
export function HitField<Hit extends { id: string }>(props: HitFieldProps<Hit>) {
  const { label, value, onChange, hits, onTake, listLabel, emptyText, description, children } = props
  const [isOpen, setOpen] = useState(false)
  const isTyped = value.trim() !== ''
  const shown = isTyped || isOpen ? hits : []
  const close = () => setOpen(false)
  const cursor = useHitCursor({
    ids: shown.map(({ id }) => id),
    // An empty box may be left by Enter: nothing is taken that nobody asked for.
    takesFirst: isTyped || isOpen,
    onTake: (id) => {
      close()
      onTake(id)
    },
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey
    if (event.key === 'Escape' && (isTyped || isOpen)) {
      event.stopPropagation()
      close()
      onChange('')
    } else if (isPlain && event.key === 'ArrowUp' && !isTyped && !isOpen && props.onUp) {
      event.preventDefault()
      props.onUp()
    } else if (isPlain && event.key === 'ArrowDown' && !isTyped && !isOpen) {
      event.preventDefault()
      setOpen(true)
    } else cursor.inputProps.onKeyDown(event)
  }
  return (
    <div className={classes('grid gap-1', props.className)}>
      <TextField
        value={value}
        onChange={(text) => {
          cursor.setActive(undefined)
          onChange(text)
        }}
        onBlur={close}
        autoComplete="off"
        className={fieldStack()}
      >
        <FieldLabel label={label} />
        <Input
          ref={props.ref}
          {...cursor.inputProps}
          // An open list keeps Esc for itself.
          data-layer={shown.length > 0 ? '' : undefined}
          onKeyDown={onKeyDown}
          placeholder={props.placeholder}
          spellCheck={false}
          maxLength={120}
          className="field-box w-full px-3 text-ellipsis"
        />
        <FieldNotes
          {...(description ? { description } : {})}
          warning={isTyped && hits.length === 0 ? emptyText : undefined}
        />
      </TextField>
      {shown.length > 0 && (
        <div className="max-h-72 overflow-y-auto rounded-md border border-line bg-surface">
          <HitList label={listLabel} hits={shown} cursor={cursor}>
            {children}
          </HitList>
        </div>
      )}
    </div>
  )
}
