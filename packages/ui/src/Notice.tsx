import type { ReactNode } from 'react'
import { classes } from './classes.js'

export type Tone = 'info' | 'attention' | 'danger'

const LOOKS: Record<Tone, string> = {
  info: 'border-line bg-sunken text-ink-soft',
  attention: 'border-attention-line bg-attention-soft text-attention',
  danger: 'border-danger-line bg-danger-soft text-danger',
}

/** Each tone's shape: colours wash out on old panels and on paper. */
export const MARKS: Record<Tone, string> = { info: '', attention: '◇', danger: '▲' }

export interface NoticeProps {
  children: ReactNode
  tone?: Tone
  /** The one key or button that goes on. */
  action?: ReactNode
  className?: string
}

/** A sentence to the person: info is calm grey, attention needs somebody, danger is for the patient. */
export function Notice({ children, tone = 'info', action, className }: NoticeProps) {
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={classes(
        'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border px-3 py-2',
        LOOKS[tone],
        className,
      )}
    >
      <div className="flex min-w-0 flex-1 basis-56 gap-2">
        {MARKS[tone] && <span aria-hidden="true">{MARKS[tone]}</span>}
        <div className="min-w-0">{children}</div>
      </div>
      {action}
    </div>
  )
}
