import { useEffect, useLayoutEffect, useState, type CSSProperties, type RefObject } from 'react'
import { classes } from './classes.js'
import { hitId } from './hit-cursor.js'
import { optionRow } from './list-parts.js'
import type { Option } from './options.js'

export interface FloatingListProps {
  anchor: RefObject<HTMLElement | null>
  listId: string
  label: string
  options: readonly Option[]
  chosen: string | null
  active: string | undefined
  onTake: (id: string) => void
  emptyText: string
}

const GAP = 4
const TALLEST = 320

/** The list below (or above) a box that keeps the focus. Fixed, so that no scroll area cuts it off. */
export function FloatingList(props: FloatingListProps) {
  const { anchor, listId, label, options, chosen, active, onTake, emptyText } = props
  const [place, setPlace] = useState<CSSProperties>({ visibility: 'hidden' })

  useLayoutEffect(() => {
    const measure = () => anchor.current && setPlace(placeBeside(anchor.current.getBoundingClientRect()))
    measure()
    window.addEventListener('resize', measure)
    window.addEventListener('scroll', measure, { capture: true, passive: true })
    return () => {
      window.removeEventListener('resize', measure)
      window.removeEventListener('scroll', measure, { capture: true })
    }
  }, [anchor])

  useEffect(() => {
    if (active !== undefined)
      document.getElementById(hitId(listId, active))?.scrollIntoView({ block: 'nearest' })
  }, [listId, active])

  return (
    <div
      role="listbox"
      id={listId}
      aria-label={label}
      data-layer=""
      style={place}
      // A press on the list must not take the focus out of its box.
      onMouseDown={(event) => event.preventDefault()}
      className="fixed z-30 overflow-y-auto rounded-md border border-line-strong bg-surface p-1 shadow-layer"
    >
      {options.map((option) => (
        <div
          key={option.id}
          role="option"
          id={hitId(listId, option.id)}
          aria-selected={option.id === active}
          onClick={() => onTake(option.id)}
          className={classes(
            optionRow({
              isFocused: option.id === active,
              isSelected: option.id === chosen,
              isDisabled: false,
            }),
            'hover:bg-sunken',
          )}
        >
          <span className="grow">{option.label}</span>
          {option.detail && <span className="text-sm font-normal text-ink-soft">{option.detail}</span>}
        </div>
      ))}
      {options.length === 0 && (
        <div role="option" aria-selected="false" aria-disabled="true" className="px-2.5 py-1.5 text-ink-soft">
          {emptyText}
        </div>
      )}
    </div>
  )
}

function placeBeside({ top, bottom, left, width }: DOMRect): CSSProperties {
  const below = window.innerHeight - bottom - 2 * GAP
  const above = top - 2 * GAP
  const side =
    below >= Math.min(TALLEST, above) ? { top: bottom + GAP } : { bottom: window.innerHeight - top + GAP }
  const wide = Math.min(Math.max(width, 240), window.innerWidth - 4 * GAP)
  return {
    ...side,
    left: Math.max(2 * GAP, Math.min(left, window.innerWidth - wide - 2 * GAP)),
    width: wide,
    maxHeight: Math.max(80, Math.min(TALLEST, 'top' in side ? below : above)),
  }
}
