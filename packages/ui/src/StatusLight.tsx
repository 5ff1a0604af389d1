import { classes } from './classes.js'

/** `● Server terhubung`, `○ Internet putus`: off is calm grey, not an alarm. */
export function StatusLight({ isOn, label }: { isOn: boolean; label: string }) {
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1.5 text-sm whitespace-nowrap',
        isOn ? 'text-ink-soft' : 'text-ink-faint',
      )}
    >
      <span
        aria-hidden="true"
        className={classes(
          'size-2.5 rounded-full border-2',
          isOn ? 'border-action bg-action' : 'border-line-strong',
        )}
      />
      {label}
    </span>
  )
}
