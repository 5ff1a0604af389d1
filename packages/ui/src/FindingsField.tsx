import { Check } from 'lucide-react'
import { useId, useRef, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { classes } from './classes.js'
import { moveFrom } from './enter-moves.js'
import { KeyHint } from './KeyHint.js'

export interface Finding {
  value: string
  label: string
  /** The letter that marks it, or takes the mark away, while the field has focus. */
  keys: string
}

export interface FindingsFieldProps {
  label: string
  /** null: not answered. An empty list: asked, and nothing was found. */
  value: readonly string[] | null
  onChange: (value: readonly string[] | null) => void
  /** "None of these": one letter answers and goes on. */
  none: { label: string; keys: string }
  findings: readonly Finding[]
  /** What follows from what was found. */
  consequence?: string | undefined
}

/** A question with several possible findings, answered by letters: one for none, else each that there is. */
export function FindingsField({ label, value, onChange, none, findings, consequence }: FindingsFieldProps) {
  const group = useRef<HTMLFieldSetElement>(null)
  const name = useId()
  const toggle = (finding: string) =>
    onChange(value?.includes(finding) ? value.filter((one) => one !== finding) : [...(value ?? []), finding])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Delete' || event.key === 'Backspace') return onChange(null)
    const inputs = [...(group.current?.querySelectorAll('input') ?? [])]
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      const at = inputs.indexOf(event.target as HTMLInputElement)
      return inputs[(at + step + inputs.length) % inputs.length]?.focus()
    }
    const key = event.key.toLowerCase()
    if (key === none.keys.toLowerCase()) {
      event.preventDefault()
      // Rendered at once, as in ChoiceField: the next key may be on its way already.
      flushSync(() => onChange([]))
      // From the last one, so that what comes next is another question.
      const last = inputs.at(-1)
      if (last && !event.repeat) moveFrom(last)
      return
    }
    const found = findings.find(({ keys }) => keys.toLowerCase() === key)
    if (!found || event.repeat) return
    event.preventDefault()
    toggle(found.value)
    inputs[findings.indexOf(found) + 1]?.focus()
  }

  return (
    <fieldset ref={group} className="grid min-w-0 content-start gap-1" onKeyDownCapture={onKeyDown}>
      <legend className="float-left text-sm font-medium text-ink-soft">
        {label}
        {consequence && (
          <strong className="ml-2 text-attention" aria-live="polite">
            ◇ {consequence}
          </strong>
        )}
      </legend>
      <div className="clear-both flex flex-wrap gap-1.5">
        <Mark
          {...{ name, label: none.label, keys: none.keys }}
          isOn={value?.length === 0}
          onChange={() => onChange(value?.length === 0 ? null : [])}
        />
        <span data-enter-skips className="contents">
          {findings.map(({ value: finding, label: text, keys }) => (
            <Mark
              key={finding}
              {...{ name, keys, label: text }}
              isFinding
              isOn={value?.includes(finding) ?? false}
              onChange={() => toggle(finding)}
            />
          ))}
        </span>
      </div>
    </fieldset>
  )
}

interface MarkProps {
  name: string
  label: string
  keys: string
  isOn: boolean
  isFinding?: boolean
  onChange: () => void
}

function Mark({ name, label, keys, isOn, isFinding = false, onChange }: MarkProps) {
  return (
    <label
      className={classes(
        'relative flex min-h-8 cursor-default items-center gap-1 rounded-md border px-1.5 text-sm whitespace-nowrap touch:min-h-12 touch:px-3',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-action',
        !isOn && 'border-line-strong bg-surface hover:border-ink-soft',
        isOn && !isFinding && 'border-action bg-action-soft text-action-strong inset-ring inset-ring-action',
        isOn &&
          isFinding &&
          'border-attention-mark bg-attention-soft font-semibold text-attention inset-ring inset-ring-attention-mark',
      )}
    >
      <input
        type="checkbox"
        name={name}
        checked={isOn}
        onChange={onChange}
        className="absolute inset-0 appearance-none rounded-md opacity-0"
      />
      <span>{label}</span>
      {/* In the letter's place, so that an answer moves nothing. */}
      <span className="flex min-w-4.5 justify-center">
        {isOn ? <Check size={16} strokeWidth={3} aria-hidden="true" /> : <KeyHint text={keys} />}
      </span>
    </label>
  )
}
