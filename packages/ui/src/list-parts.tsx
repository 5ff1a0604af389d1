import { classes } from './classes.js'

/** A list over the page. `data-layer` tells the key map that Esc closes this first. */
export const layerList = {
  'data-layer': '',
  offset: 4,
  containerPadding: 8,
  className:
    'min-w-(--trigger-width) overflow-hidden rounded-md border border-line-strong bg-surface shadow-layer outline-none',
} as const

export const optionList = 'max-h-80 overflow-y-auto p-1 outline-none'

interface OptionState {
  isFocused: boolean
  isSelected?: boolean
  isDisabled: boolean
}

export function optionRow({ isFocused, isSelected, isDisabled }: OptionState): string {
  return classes(
    'flex min-h-9 cursor-default items-center gap-2 rounded-sm px-2.5 outline-none touch:min-h-12',
    isDisabled && 'text-ink-faint',
    isSelected && 'font-semibold text-action-strong',
    isFocused && 'bg-action-soft inset-ring inset-ring-action-line',
  )
}

/** Rows that lie on the page itself: hairlines between, a teal edge on the marked one. */
export const listRow = 'cursor-default border-b border-line px-3 py-2 outline-none touch:min-h-12'
export const rowMarked = 'bg-action-soft shadow-[inset_3px_0_0_var(--color-action)]'
export const rowOpen = 'bg-surface shadow-[inset_3px_0_0_var(--color-action-line)]'
