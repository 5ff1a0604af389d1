import { useDeferredValue, useEffect, type ReactNode } from 'react'
import { classes } from './classes.js'
import { hitId, type HitCursor } from './hit-cursor.js'
import { listRow, rowMarked } from './list-parts.js'

/** More than fit on any of our screens; the letter that was typed waits for these only. */
const DRAWN_AT_ONCE = 10

export interface HitListProps<Hit extends { id: string }> {
  label: string
  hits: readonly Hit[]
  cursor: HitCursor
  children: (hit: Hit) => ReactNode
  className?: string
}

const none: readonly never[] = []

/** The hits of a search. The input keeps the focus; the marked row is only marked. */
export function HitList<Hit extends { id: string }>({
  label,
  hits,
  cursor,
  children,
  className,
}: HitListProps<Hit>) {
  const { listId, active } = cursor
  // What lies below the fold is drawn after the frame, and not at all when the next letter has come by then.
  const settled = useDeferredValue(hits, none)
  const drawn = settled === hits ? hits : hits.slice(0, DRAWN_AT_ONCE)
  useEffect(() => {
    if (active !== undefined)
      document.getElementById(hitId(listId, active))?.scrollIntoView({ block: 'nearest' })
  }, [listId, active])
  if (hits.length === 0) return null
  return (
    <div role="listbox" id={listId} aria-label={label} className={classes('grid', className)}>
      {drawn.map((hit) => (
        <div
          key={hit.id}
          role="option"
          id={hitId(listId, hit.id)}
          aria-selected={hit.id === active}
          // The press must not take the focus out of the search.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => cursor.take(hit.id)}
          className={classes(listRow, hit.id === active ? rowMarked : 'hover:bg-sunken')}
        >
          {children(hit)}
        </div>
      ))}
    </div>
  )
}
