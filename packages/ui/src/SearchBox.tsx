import { Search } from 'lucide-react'
import type { Ref } from 'react'
import type { HitCursor } from './hit-cursor.js'
import { KeyHint } from './KeyHint.js'

export interface SearchBoxProps {
  label: string
  placeholder: string
  value: string
  onChange: (value: string) => void
  /** From `useHitCursor`, when a HitList shows what is found. */
  cursor?: HitCursor | undefined
  onFocus?: () => void
  ref?: Ref<HTMLInputElement>
}

/** The search in the head of every screen. */
export function SearchBox({ label, placeholder, value, onChange, cursor, onFocus, ref }: SearchBoxProps) {
  return (
    <div role="search" className="relative flex w-full min-w-0 items-center">
      <Search size={18} aria-hidden="true" className="pointer-events-none absolute left-3 text-ink-faint" />
      <input
        ref={ref}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={120}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => {
          cursor?.setActive(undefined)
          onChange(event.target.value)
        }}
        onFocus={onFocus}
        {...cursor?.inputProps}
        className="field-box w-full min-w-0 pr-12 pl-10 text-ellipsis short:min-h-8 touch:pr-3"
      />
      <span className="pointer-events-none absolute right-3 text-ink-faint">
        <KeyHint action="search" />
      </span>
    </div>
  )
}
