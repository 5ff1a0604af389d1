import { allergyAlert, allergyRelated } from '@lentera/contracts/medications/prescribe'
import { type Allergen, allergensIn } from './allergens.js'
import { type DrugFacts, substancesOf } from './drug-facts.js'
import { finding, type LineFinding } from './line-finding.js'
import type { PrescribingConfiguration } from './prescribing-configuration.js'
import { classesOf, plainSpelling, substanceNamed } from './substance-words.js'

/** The worst that any of the patient's allergies says about a drug; one sentence a drug, not one an allergy. */
export function checkAllergy(
  drug: DrugFacts,
  allergies: readonly string[],
  configuration: PrescribingConfiguration,
): LineFinding[] {
  const substances = substancesOf(drug).map(substanceNamed).map(plainSpelling)
  const classes = [...new Set([...drug.classes, ...substances.flatMap(classesOf)])]
  const found = allergies
    .map(allergensIn)
    .flatMap((allergen) => against(allergen, substances, classes, configuration) ?? [])
  const rank = ({ why }: LineFinding) => ['allergy_same', 'allergy_class', 'allergy_related'].indexOf(why)
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, 1)
}

function against(
  { text, substances, classes }: Allergen,
  ofDrug: readonly string[],
  classesOfDrug: readonly string[],
  { allergyClasses, relatedClasses }: PrescribingConfiguration,
): LineFinding | undefined {
  if (ofDrug.some((substance) => substances.has(substance)))
    return finding(allergyAlert, 'allergy_same', { allergy: text })
  const group = classesOfDrug.find((name) => allergyClasses.includes(name) && classes.has(name))
  if (group) return finding(allergyAlert, 'allergy_class', { allergy: text, group })
  const related = relatedClasses
    .flatMap(([one, other]) => [[one, other] as const, [other, one] as const])
    .find(([allergic, given]) => classes.has(allergic) && classesOfDrug.includes(given))
  return related && finding(allergyRelated, 'allergy_related', { allergy: text, group: related[0] })
}
