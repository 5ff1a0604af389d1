import type { Id } from '@lentera/contracts/kernel/id'
import type { LineOrder } from '@lentera/contracts/medications/prescription'
import { catalogueId } from '@lentera/domain/catalogue/catalogue-id'
import type { OrderSetLine } from '@lentera/domain/charting/order-sets'
import { orderOfLine } from '@lentera/domain/medications/order-of-line'
import { parseLine } from '@lentera/domain/medications/parse-line'
import { puskesmasDiagnoses } from '@lentera/terminology/catalogue/diagnoses'
import { puskesmasDrugs } from '@lentera/terminology/catalogue/drugs'
import { puskesmasProcedures } from '@lentera/terminology/catalogue/procedures'

/** Our own lists as a history quotes them: whatever they do not have is a mistake of the program. */
export class OwnLists {
  readonly #diagnoses = new Map(puskesmasDiagnoses().map(({ code, name }) => [code, name]))
  readonly #procedures = new Map(puskesmasProcedures().map(({ code, name }) => [code, name]))
  readonly #drugs = new Map(puskesmasDrugs().map((drug) => [drug.name, drug]))

  constructor(private readonly facilityId: Id) {}

  /** @throws when the list has no such code */
  diagnosis(code: string): string {
    return found(this.#diagnoses.get(code), code)
  }

  /** @throws when the list has no such code */
  procedure(code: string): string {
    return found(this.#procedures.get(code), code)
  }

  /**
   * A line as the prescription screen reads it from what a doctor types.
   * @throws when the drug is not in the list, or the rule does not say how much is given out
   */
  order({ drug: name, rule }: OrderSetLine): LineOrder {
    const drug = found(this.#drugs.get(name), name)
    const id = catalogueId(this.facilityId, 'drugs', drug.code)
    const parsed = parseLine(rule)
    const order = orderOfLine(parsed, { ...drug, id })
    if (!order || order.quantity === null || parsed.problem || parsed.words !== '')
      throw new Error(`demo history: cannot read "${rule}" of ${name}`)
    return {
      ...{ drugId: id, drugName: drug.name, unit: drug.unit },
      ...{ quantity: order.quantity, signa: order.signa, days: order.days, note: null },
    }
  }
}

function found<T>(entry: T | undefined, wanted: string): T {
  if (entry === undefined) throw new Error(`demo history: our lists do not have ${wanted}`)
  return entry
}
