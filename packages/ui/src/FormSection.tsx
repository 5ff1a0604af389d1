import { useId, type ReactNode } from 'react'
import { classes } from './classes.js'

export interface FormSectionProps {
  title: string
  /** Quiet words beside the title. */
  note?: ReactNode
  /** Laid out by the caller; the default is as many columns as fit. */
  className?: string
  children: ReactNode
}

/** A titled block of a screen. Ctrl+Up and Ctrl+Down stop at each (`moveBlock`). */
export function FormSection({ title, note, className, children }: FormSectionProps) {
  const id = useId()
  return (
    <section
      data-block
      aria-labelledby={id}
      className="border-line pb-5 [[data-block]+&]:border-t [[data-block]+&]:pt-3"
    >
      <div className="mb-2 flex flex-wrap items-baseline gap-x-3">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {note && <span className="text-sm text-ink-faint">{note}</span>}
      </div>
      <div
        className={
          className ?? classes('grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-x-4 gap-y-3')
        }
      >
        {children}
      </div>
    </section>
  )
}
