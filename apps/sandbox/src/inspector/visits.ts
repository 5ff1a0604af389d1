import { identifiersOf } from '../fhir/identifiers.js'
import { parseReference } from '../fhir/references.js'
import { resourceTypes } from '../fhir/resource.js'
import { type Json, type JsonObject, objectsOf, textOf, within } from '../json/json.js'
import type { ResourceStore } from '../store/resource-store.js'
import type { StoredResource } from '../store/stored-resource.js'

/** One visit with everything that was received for it. */
export interface VisitReceived {
  readonly encounter: StoredResource
  readonly number: string
  readonly patient: string
  readonly status: string
  readonly start: string
  readonly parts: readonly StoredResource[]
}

/** The newest visits first. */
export function visitsReceived(store: ResourceStore, most: number): VisitReceived[] {
  const newest: StoredResource[] = []
  for (const encounter of store.ofType('Encounter')) {
    newest.push(encounter)
    if (newest.length > most) newest.shift()
  }
  return newest.reverse().map((encounter) => {
    const { resource } = encounter
    return {
      encounter,
      number: identifiersOf(resource)[0]?.value ?? encounter.id,
      patient: patientName(store, resource.subject),
      status: textOf(resource.status) ?? '',
      start: textOf(within(resource, 'period', 'start')) ?? '',
      parts: resourceTypes.flatMap((type) => store.pointingAt(type, encounter)),
    }
  })
}

function patientName(store: ResourceStore, subject: Json | undefined): string {
  const reference = parseReference(textOf(within(subject, 'reference')) ?? '')
  const patient = reference && store.get('Patient', reference.id)
  const name = textOf(objectsOf(patient?.resource.name)[0]?.text)
  return name ?? reference?.id ?? ''
}

/** What a resource is about, in a few words. */
export function aboutOf({ resource }: StoredResource): string {
  const concept = [resource.code, resource.medicationReference, resource.type, resource.class].find(
    (value) => value !== undefined,
  )
  const said = [conceptText(concept), quantityText(resource.valueQuantity), textOf(resource.title)]
  return said.filter((text) => text !== undefined && text !== '').join(' · ')
}

function conceptText(concept: Json | undefined): string | undefined {
  const coding = objectsOf(within(objectsOf(concept)[0], 'coding'))[0]
  if (coding) return [textOf(coding.code), textOf(coding.display)].filter(Boolean).join(' ')
  const value: JsonObject | undefined = objectsOf(concept)[0]
  return textOf(value?.text) ?? textOf(value?.display) ?? textOf(value?.reference)
}

function quantityText(quantity: Json | undefined): string | undefined {
  const value = within(quantity, 'value')
  return value === undefined || value === null
    ? undefined
    : `${String(value as number)} ${textOf(within(quantity, 'unit')) ?? ''}`.trim()
}
