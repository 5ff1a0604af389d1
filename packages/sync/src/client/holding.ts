import type { Instant } from '@lentera/contracts/kernel/time'
import { utf8 } from '../record/bytes.js'
import type { Core } from './core.js'

/** What a device holds of one scope. */
export interface ScopeHolding {
  readonly rows: number
  /** Of the rows as text, before they are encrypted: what the disk takes, give or take a tenth. */
  readonly bytes: number
  /** When the server last confirmed it; null while it is not whole. */
  readonly asOf: Instant | null
}

/** @returns null where the device does not hold the scope */
export function holdingOf(core: Core, name: string): ScopeHolding | null {
  const scope = core.view.scopes.scopes.get(name)
  if (!scope) return null
  const { base } = core.view
  const texts = scope.members
    .flatMap((aggregate) => base.ofAggregate(aggregate))
    .map((key) => JSON.stringify(base.rows.get(key)))
  return {
    rows: texts.length,
    bytes: texts.reduce((sum, text) => sum + utf8(text).length, 0),
    asOf: scope.filled ? scope.asOf : null,
  }
}
