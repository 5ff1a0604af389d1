import type { ReactNode } from 'react'
import { classes } from './classes.js'

const LOOKS = {
  plain: 'border-line bg-surface text-ink-soft',
  done: 'border-action-line bg-action-soft text-action-strong',
  attention: 'border-attention-line bg-attention-soft text-attention',
  danger: 'border-danger-line bg-danger-soft text-danger',
  unknown: 'border-line-strong bg-hatched text-ink-soft',
}

const MARKS: Partial<Record<keyof typeof LOOKS, string>> = { done: '✓', attention: '◇', danger: '▲' }

export type ChipTone = keyof typeof LOOKS

/** A short state. The shape comes with the tone (`mark` replaces it), the word from the caller. */
export function Chip({
  children,
  tone = 'plain',
  mark,
}: {
  children: ReactNode
  tone?: ChipTone
  mark?: string
}) {
  const shape = mark ?? MARKS[tone]
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1.5 rounded-md border px-2 text-sm leading-5.5 font-medium whitespace-nowrap',
        LOOKS[tone],
      )}
    >
      {shape && <span aria-hidden="true">{shape}</span>}
      {children}
    </span>
  )
}
