import type { ReactNode } from 'react'
import { classes } from './classes.js'

export type BannerAnswer = 'danger' | 'fine' | 'attention' | 'unknown'

export interface PatientBannerProps {
  name: string
  /** Sex, age, birth date, number, payer: in this order, already in words. */
  facts: readonly ReactNode[]
  /** The one line that must never be missed. `unknown` never looks like `fine`. */
  alert?: { answer: BannerAnswer; text: string } | undefined
  /** Further quiet marks: a namesake today, the weight with its date. */
  marks?: readonly ReactNode[]
  /** A second open patient gets the other edge, so that two never look alike. */
  edge?: 'first' | 'second'
  label: string
}

const ANSWERS: Record<BannerAnswer, string> = {
  danger: 'bg-danger font-semibold text-white',
  fine: 'bg-action-soft font-medium text-action-strong',
  attention: 'bg-attention-soft font-medium text-attention inset-ring inset-ring-attention-line',
  unknown: 'bg-hatched font-medium text-ink-soft inset-ring inset-ring-line-strong',
}
const SHAPES: Record<BannerAnswer, string> = { danger: '▲', fine: '✓', attention: '◇', unknown: '?' }

/** Who is open. Never scrolls away; grows rather than hide a word of the alert. */
export function PatientBanner({ name, facts, alert, marks = [], edge = 'first', label }: PatientBannerProps) {
  return (
    <section
      aria-label={label}
      className={classes(
        'flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-l-6 border-b-line bg-surface px-4 py-2 short:gap-y-0.5 short:py-0.5 short:text-sm phone:px-3 phone:text-sm',
        edge === 'first' ? 'border-l-action' : 'border-l-second',
      )}
    >
      <p className="flex flex-wrap items-baseline gap-x-1.5">
        <strong className="mr-1.5 text-lg leading-6 tracking-tight short:text-base phone:text-base">
          {name}
        </strong>
        {facts.map((fact, index) => (
          // The order is the identity of a fact.
          <span key={index} className="whitespace-nowrap">
            {fact}
            {index < facts.length - 1 && (
              <span aria-hidden="true" className="pl-1.5 text-line-strong">
                ·
              </span>
            )}
          </span>
        ))}
      </p>
      {(alert || marks.length > 0) && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          {alert && (
            <span
              className={classes(
                'flex gap-1.5 rounded-md px-2 leading-6 short:leading-5.5',
                ANSWERS[alert.answer],
              )}
            >
              <span aria-hidden="true">{SHAPES[alert.answer]}</span>
              {alert.text}
            </span>
          )}
          {marks.map((mark, index) => (
            <span key={index} className="whitespace-nowrap text-ink-soft">
              {mark}
            </span>
          ))}
        </p>
      )}
    </section>
  )
}
