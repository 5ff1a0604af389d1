import type { Id } from '@lentera/contracts/kernel/id'
import type { Dispense } from '@lentera/contracts/medications/dispense'

/** What was prescribed and not handed over yet, in the unit of the prescription; never below nothing. */
export function owedOf(
  line: { readonly id: Id; readonly quantity: number },
  given: readonly Pick<Dispense, 'lineId' | 'covers'>[],
): number {
  const covered = given
    .filter(({ lineId }) => lineId === line.id)
    .reduce((sum, { covers }) => sum + Math.round(covers * 100), 0)
  return Math.max(0, Math.round(line.quantity * 100) - covered) / 100
}
