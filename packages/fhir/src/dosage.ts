import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import type { Signa, Timing as MealTime } from '@lentera/contracts/medications/signa'
import type { Dosage, Timing, TimingRepeat } from 'fhir/r4.js'
import { coding, concept } from './coding.js'
import { routeOf } from './codes/drug-routes.js'
import { systems } from './codes/systems.js'
import { drugQuantity } from './drug-quantity.js'
import { signaWords } from './signa-words.js'

const mealTimes: Readonly<Record<MealTime, NonNullable<TimingRepeat['when']>[number]>> = {
  before_meal: 'AC',
  after_meal: 'PC',
  with_meal: 'C',
  bedtime: 'HS',
}

function repeatOf({ timesPerDay, everyHours, timing }: Signa): TimingRepeat {
  const often: TimingRepeat =
    everyHours !== null
      ? { frequency: 1, period: everyHours, periodUnit: 'h' }
      : timesPerDay !== null
        ? { frequency: timesPerDay, period: 1, periodUnit: 'd' }
        : {}
  return timing === null ? often : { ...often, when: [mealTimes[timing]] }
}

function timingOf(signa: Signa): Timing | null {
  const repeat = repeatOf(signa)
  return Object.keys(repeat).length === 0 ? null : { repeat }
}

/**
 * A signa, once in words and once as far as fields can say it.
 * @param drug null: nobody knows the drug here, so its route is not known either
 * @param allowed systems of the dose's unit
 * Source: SATUSEHAT playbook, MedicationRequest.dosageInstruction; rules 10036 to 10040, 10340 to 10343, 10349.
 */
export function toDosage(
  signa: Signa,
  drug: Pick<CatalogueDrug, 'route' | 'form'> | null,
  allowed: readonly string[],
): Dosage {
  const timing = timingOf(signa)
  const route = drug && routeOf(drug)
  return {
    sequence: 1,
    patientInstruction: signaWords(signa),
    ...(timing ? { timing } : {}),
    ...(signa.prn ? { asNeededBoolean: true } : {}),
    ...(route ? { route } : {}),
    doseAndRate: [
      {
        type: concept(coding(systems.doseRateType, 'ordered', 'Ordered')),
        doseQuantity: drugQuantity(signa.dose, { unit: signa.doseUnit, packageOf: null }, allowed),
      },
    ],
  }
}
