import { identifierKey, identifiersOf, type Identifier, uniqueIdentifiersOf } from '../fhir/identifiers.js'
import { referencesIn } from '../fhir/references.js'
import type { ResourceType } from '../fhir/resource.js'
import { addressOf, type StoredResource } from './stored-resource.js'

/** All resources in memory, with an index for each question that is asked of them: no question walks through all. */
export class ResourceStore {
  private readonly types = new Map<string, Map<string, StoredResource>>()
  private readonly identifiers = new Map<string, Set<string>>()
  private readonly referrers = new Map<string, Set<string>>()

  put(row: StoredResource): void {
    const before = this.get(row.type, row.id)
    if (before) this.unindex(before)
    const ofType = this.types.get(row.type) ?? new Map<string, StoredResource>()
    this.types.set(row.type, ofType.set(row.id, row))
    for (const key of identifierKeys(row)) into(this.identifiers, key, row.id)
    for (const key of referenceKeys(row)) into(this.referrers, key, row.id)
  }

  get(type: string, id: string): StoredResource | undefined {
    return this.types.get(type)?.get(id)
  }

  /** In the order in which they came. */
  ofType(type: string): IterableIterator<StoredResource> {
    return (this.types.get(type) ?? new Map<string, StoredResource>()).values()
  }

  knownTypes(): string[] {
    return [...this.types.keys()]
  }

  count(type: string): number {
    return this.types.get(type)?.size ?? 0
  }

  byIdentifier(type: ResourceType, identifier: Identifier): StoredResource[] {
    return this.rows(type, this.identifiers.get(identifierKey(type, identifier)))
  }

  /** Those of a type that point at a resource, from whichever of their elements. */
  pointingAt(type: string, target: { type: string; id: string }): StoredResource[] {
    return this.rows(type, this.referrers.get(`${type}|${addressOf(target)}`))
  }

  /** The identifier that another resource of the type already carries. */
  twinOf(type: ResourceType, resource: StoredResource['resource'], ownId?: string): Identifier | null {
    const taken = uniqueIdentifiersOf(resource).find((identifier) =>
      this.byIdentifier(type, identifier).some(({ id }) => id !== ownId),
    )
    return taken ?? null
  }

  private rows(type: string, ids: ReadonlySet<string> | undefined): StoredResource[] {
    return [...(ids ?? [])].flatMap((id) => this.get(type, id) ?? [])
  }

  private unindex(row: StoredResource): void {
    for (const key of identifierKeys(row)) outOf(this.identifiers, key, row.id)
    for (const key of referenceKeys(row)) outOf(this.referrers, key, row.id)
  }
}

const identifierKeys = ({ type, resource }: StoredResource): string[] =>
  identifiersOf(resource).map((identifier) => identifierKey(type, identifier))

const referenceKeys = ({ type, resource }: StoredResource): string[] =>
  referencesIn(resource).map((reference) => `${type}|${reference}`)

function into(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key)
  if (ids) ids.add(id)
  else index.set(key, new Set([id]))
}

function outOf(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key)
  ids?.delete(id)
  if (ids?.size === 0) index.delete(key)
}
