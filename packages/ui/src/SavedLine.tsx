import type { ReactNode } from 'react'

/**
 * What was just done, in its place on the page and spoken politely: `A2-014, 4 orang di depan`. Stays
 * until the next one. Keep it mounted while empty, or the first text is not read out.
 */
export function SavedLine({ children, className }: { children?: ReactNode; className?: string }) {
  return (
    <div role="status" aria-live="polite" className={className ?? 'text-sm text-ink-soft'}>
      {children}
    </div>
  )
}
