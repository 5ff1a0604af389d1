import { classes } from './classes.js'

export interface Rung {
  label: string
  state: 'done' | 'waiting' | 'attention'
}

const SHAPES: Record<Rung['state'], string> = { done: '✓', waiting: '○', attention: '◇' }

/** Where a record is by now, quietly: `✓ Tersimpan · ✓ di server · ○ SATUSEHAT menunggu`. */
export function Ladder({ rungs, label }: { rungs: readonly Rung[]; label: string }) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-x-3 text-sm">
      {rungs.map((rung) => (
        <li
          key={rung.label}
          className={classes(
            'flex items-center gap-1 whitespace-nowrap',
            rung.state === 'done' && 'text-ink-soft',
            rung.state === 'waiting' && 'text-ink-faint',
            rung.state === 'attention' && 'font-medium text-attention',
          )}
        >
          <span aria-hidden="true" className={rung.state === 'done' ? 'text-action' : ''}>
            {SHAPES[rung.state]}
          </span>
          {rung.label}
        </li>
      ))}
    </ul>
  )
}
