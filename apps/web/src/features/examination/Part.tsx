import type { Known } from '@lentera/contracts/kernel/rule'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

export interface PartProps {
  readonly title: ReactNode
  readonly known: Pick<Known<unknown>, 'rows' | 'complete'>
  /** Said only where this device has everything. */
  readonly none: string
  /** Rows of a list, or with `isList` false a list of its own. */
  readonly children: ReactNode
  readonly isList?: boolean
}

/** One kind of thing that is known of a person; what may lie elsewhere never looks like nothing. */
export function Part({ title, known, none, children, isList = true }: PartProps) {
  const t = useTranslations('examination.history')
  return (
    <section>
      <h2 className="mb-1 font-semibold">{title}</h2>
      {known.rows.length > 0 && (isList ? <ul className="grid gap-2">{children}</ul> : children)}
      {known.complete && known.rows.length === 0 && <p className="text-ink-soft">{none}</p>}
      {!known.complete && (
        <p className="bg-hatched mt-1 px-2 py-1 text-ink-soft">
          {t(known.rows.length > 0 ? 'maybeMore' : 'notHere')}
        </p>
      )}
    </section>
  )
}
