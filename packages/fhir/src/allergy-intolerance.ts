import type { Allergy, AllergyCategory } from '@lentera/contracts/charting/allergies'
import type { LocalRef } from '@lentera/contracts/deliveries/external-id'
import type { AllergyIntolerance, CodeableConcept } from 'fhir/r4.js'
import { coding, concept } from './coding.js'
import { systems } from './codes/systems.js'
import { utcSecond } from './instant.js'
import { localIdentifier, searchToken } from './local-identifier.js'
import type { Mapping, OutgoingResource } from './mapping.js'
import { ingredientRef } from './medication.js'
import { encounterReference, patientReference, practitionerReference } from './references.js'

type Category = NonNullable<AllergyIntolerance['category']>[number]

const categories: Readonly<Record<AllergyCategory, Category>> = {
  drug: 'medication',
  food: 'food',
  environment: 'environment',
}
/** What the question at the desk was about. Rule 10075 wants a category of "none", too. */
const asked: Category[] = ['food', 'medication', 'environment']

const noKnownAllergy = concept(coding(systems.snomed, '716186003', 'No known allergy'))
const active = concept(coding(systems.allergyClinical, 'active', 'Active'))
const confirmed = concept(coding(systems.allergyVerification, 'confirmed', 'Confirmed'))
const mistaken = concept(coding(systems.allergyVerification, 'entered-in-error', 'Entered in Error'))

/**
 * By what somebody matches a substance to a code: a drug by its active ingredient, anything else by the Ministry's
 * terms. Large or small letters do not make another substance.
 */
export const substanceRef = (category: AllergyCategory, substance: string): LocalRef =>
  category === 'drug'
    ? ingredientRef(substance)
    : { entity: 'allergens', id: substance.trim().toLowerCase(), remoteType: 'clinical-term' }

/**
 * One answer to "ada alergi?". "None" is an answer, and goes out as one.
 * @param visitId the visit in which it was asked
 * @throws MissingReference also for a substance that nobody matched to a code
 * Source: SATUSEHAT playbook, AllergyIntolerance; rules 10075, 10076, 10078, 10079, 10147, 10358, 10374, 10375, 10443.
 */
export function toAllergyIntolerance(
  allergy: Allergy,
  visitId: string,
  mapping: Mapping,
): OutgoingResource<AllergyIntolerance> {
  const isActive = allergy.status === 'active'
  const identifier = localIdentifier('allergy', allergy.id, mapping)
  return {
    local: { entity: 'allergies', id: allergy.id, remoteType: 'AllergyIntolerance' },
    identifier: searchToken(identifier),
    resource: {
      resourceType: 'AllergyIntolerance',
      identifier: [identifier],
      ...(isActive ? { clinicalStatus: active } : {}),
      verificationStatus: isActive ? confirmed : mistaken,
      ...whatOf(allergy, mapping),
      patient: patientReference(allergy.patientId, mapping),
      encounter: encounterReference(visitId, mapping),
      recordedDate: utcSecond(allergy.recordedAt),
      recorder: practitionerReference(allergy.recordedBy, mapping),
      ...(allergy.reaction ? { reaction: [{ manifestation: [{ text: allergy.reaction }] }] } : {}),
    },
  }
}

function whatOf(
  { answer, category, substance }: Allergy,
  mapping: Mapping,
): { category: Category[]; code: CodeableConcept } {
  if (answer === 'none') return { category: asked, code: noKnownAllergy }
  if (category === null || substance === null) throw new Error('an allergy to nothing')
  return {
    category: [categories[category]],
    code: { ...concept(mapping.code(substanceRef(category, substance))), text: substance },
  }
}
