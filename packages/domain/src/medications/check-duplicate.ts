import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { duplicateAlert } from '@lentera/contracts/medications/prescribe'
import { daysBetween } from '../kernel/calendar.js'
import { type DrugFacts, isSystemic, substancesOf } from './drug-facts.js'
import { finding, type LineFinding } from './line-finding.js'
import type { PrescribingConfiguration } from './prescribing-configuration.js'
import { substanceNamed } from './substance-words.js'

/** A drug the patient still has from another prescription. */
export interface ActiveDrug {
  readonly drug: DrugFacts
  /** The last day it lasts for. */
  readonly until: CalendarDate
  /** For how many days it was given. */
  readonly days: number
}

/** The same substance or class twice, here or in what the patient still has at home. */
export function checkDuplicate(
  drug: DrugFacts,
  others: readonly DrugFacts[],
  active: readonly ActiveDrug[],
  on: CalendarDate,
  configuration: PrescribingConfiguration,
): LineFinding[] {
  const held = active.filter(({ until, days }) => isFarFromEmpty(until, days, on, configuration))
  for (const other of others) {
    if (isSame(drug, other)) return [finding(duplicateAlert, 'duplicate_same', { other: other.name })]
  }
  for (const { drug: other, until } of held) {
    if (isSame(drug, other)) return [finding(duplicateAlert, 'still_has_same', { other: other.name, until })]
  }
  for (const other of others) {
    const group = sharedClass(drug, other, configuration)
    if (group) return [finding(duplicateAlert, 'duplicate_class', { other: other.name, group })]
  }
  for (const { drug: other, until } of held) {
    const group = sharedClass(drug, other, configuration)
    if (group) return [finding(duplicateAlert, 'still_has_class', { other: other.name, group, until })]
  }
  return []
}

const namesOf = (drug: DrugFacts): string[] => substancesOf(drug).map(substanceNamed)

/** Whether the one would be as good as the other: `amlodipin 5` and `10`, not drops for the eye and capsules. */
function isSame(drug: DrugFacts, other: DrugFacts): boolean {
  if (drug.id === other.id) return true
  const isAlike = isSystemic(drug) ? isSystemic(other) : drug.route === other.route
  return isAlike && namesOf(drug).some((name) => namesOf(other).includes(name))
}

function sharedClass(
  drug: DrugFacts,
  other: DrugFacts,
  { oneOfClass, besideOthers }: PrescribingConfiguration,
): string | undefined {
  if (!isSystemic(drug) || !isSystemic(other)) return undefined
  if ([...namesOf(drug), ...namesOf(other)].some((name) => besideOthers.includes(name))) return undefined
  return drug.classes.find((name) => oneOfClass.includes(name) && other.classes.includes(name))
}

function isFarFromEmpty(
  until: CalendarDate,
  days: number,
  on: CalendarDate,
  { refill }: PrescribingConfiguration,
): boolean {
  return until >= on && daysBetween(on, until) > Math.max(refill.days, days * refill.share)
}
