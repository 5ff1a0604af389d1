import { utf8 } from '../record/bytes.js'
import type { ScopeHolding } from './api-results.js'
import type { Core } from './core.js'

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
