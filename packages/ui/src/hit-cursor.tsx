import { useId, useState, type KeyboardEvent } from 'react'

const PAGE = 8

/** Where a key takes the mark in a list. It stays on its row when others arrive or leave. */
export function moveCursor(
  ids: readonly string[],
  active: string | undefined,
  key: string,
): string | undefined {
  const here = active === undefined ? -1 : ids.indexOf(active)
  const last = ids.length - 1
  const to: Record<string, number> = {
    ArrowDown: Math.min(here + 1, last),
    ArrowUp: Math.max(here - 1, 0),
    PageDown: Math.min(here + PAGE, last),
    PageUp: Math.max(here - PAGE, 0),
  }
  return to[key] === undefined ? active : ids[to[key]]
}

export interface HitCursor {
  listId: string
  active: string | undefined
  setActive: (id: string | undefined) => void
  take: (id: string) => void
  /** For the search input, which keeps the focus. */
  inputProps: {
    role: 'combobox'
    'aria-autocomplete': 'list'
    'aria-expanded': boolean
    'aria-controls': string | undefined
    'aria-activedescendant': string | undefined
    onKeyDown: (event: KeyboardEvent) => void
  }
}

export interface HitCursorOptions {
  ids: readonly string[]
  onTake: (id: string) => void
  /** Enter without a marked row takes the first (a single hit needs no arrow). */
  takesFirst?: boolean
}

/** Ties a search input to a HitList elsewhere on the page: arrows mark a hit, Enter takes it. */
export function useHitCursor({ ids, onTake, takesFirst = true }: HitCursorOptions): HitCursor {
  const listId = useId()
  const [marked, setActive] = useState<string>()
  const active = marked !== undefined && ids.includes(marked) ? marked : takesFirst ? ids[0] : undefined
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && active !== undefined && !event.repeat) {
      event.preventDefault()
      onTake(active)
      return
    }
    const next = moveCursor(ids, active, event.key)
    if (next === active) return
    event.preventDefault()
    setActive(next)
  }
  return {
    listId,
    active,
    setActive,
    take: onTake,
    inputProps: {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': ids.length > 0,
      'aria-controls': ids.length > 0 ? listId : undefined,
      'aria-activedescendant': active === undefined ? undefined : hitId(listId, active),
      onKeyDown,
    },
  }
}

export function hitId(listId: string, id: string): string {
  return `${listId}-${id}`
}
