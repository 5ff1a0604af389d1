import type { LocalRef } from '@lentera/contracts/deliveries/external-id'
import type { Composition, CompositionSection } from 'fhir/r4.js'
import { concept } from './coding.js'
import { summarySections } from './codes/summary-sections.js'
import { summaryCategory, summaryTypes } from './codes/summary-types.js'
import { utcSecond } from './instant.js'
import { localIdentifier, searchToken } from './local-identifier.js'
import type { Mapping, OutgoingResource } from './mapping.js'
import { encounterReference, ownOrganization, patientReference, practitionerReference } from './references.js'
import { attendingOf, type VisitPath } from './visit-path.js'

/**
 * The summary of a closed visit: what was sent of it, under headings, in the order in which it is given.
 * @param parts what of ours the summary speaks of; what no heading takes is left out
 * @returns null while the visit goes on, when it was cancelled, and where nothing stands under any heading
 * @throws NobodyYet
 * @throws MissingReference
 * Source: SATUSEHAT playbook, Composition; rules 10020 to 10023, 10131 to 10134, 10464, 10853.
 */
export function toComposition(
  path: VisitPath,
  parts: readonly LocalRef[],
  mapping: Mapping,
): OutgoingResource<Composition> | null {
  const { visit } = path
  const section = sectionsOf(parts, mapping)
  if (visit.status !== 'closed' || visit.closedAt === undefined || section.length === 0) return null
  const { title, type } = summaryTypes[visit.kind]
  const identifier = localIdentifier('composition', visit.id, mapping)
  return {
    local: { entity: 'visits', id: visit.id, remoteType: 'Composition' },
    identifier: searchToken(identifier),
    resource: {
      resourceType: 'Composition',
      identifier,
      status: 'final',
      type,
      category: [summaryCategory],
      subject: patientReference(visit.patientId, mapping),
      encounter: encounterReference(visit.id, mapping),
      date: utcSecond(visit.closedAt),
      author: [practitionerReference(attendingOf(path), mapping)],
      title,
      custodian: ownOrganization(mapping),
      section,
    },
  }
}

/** `Observation/8480-6` is an Observation. */
const typeOf = ({ remoteType }: LocalRef): string => remoteType.split('/')[0]!

const sectionsOf = (parts: readonly LocalRef[], mapping: Mapping): CompositionSection[] =>
  summarySections.flatMap(({ title, code, holds }) => {
    const entry = parts
      .filter((part) => holds.includes(typeOf(part)))
      .map((part) => ({ reference: mapping.reference(part) }))
    return entry.length === 0 ? [] : [{ title, code: concept(code), entry }]
  })
