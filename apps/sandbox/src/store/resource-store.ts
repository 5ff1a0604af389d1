import { identifierKey, identifiersOf, type Identifier, uniqueIdentifiersOf } from '../fhir/identifiers.js'
import { referencesIn } from '../fhir/references.js'
import type { ResourceType } from '../fhir/resource.js'
import { IdIndex } from './id-index.js'
import { addressOf, type StoredResource } from './stored-resource.js'

/** All resources in memory, with an index for each question that is asked of them: no question walks through all. */
export class ResourceStore {
  private readonly types = new Map<string, Map<string, StoredResource>>()
  private readonly identifiers = new IdIndex()
  private readonly referrers = new IdIndex()

  put(row: StoredResource): void {
    const before = this.get(row.type, row.id)
    if (before) this.unindex(before)
    const ofType = this.types.get(row.type) ?? new Map<string, StoredResource>()
    this.types.set(row.type, ofType.set(row.id, row))
    for (const key of identifierKeys(row)) this.identifiers.add(key, row.id)
    for (const key of referenceKeys(row)) this.referrers.add(key, row.id)
  }

  get(type: string, id: string): StoredResource | undefined {
    return this.types.get(type)?.get(id)
  }

  /** In the order in which they came. */
  ofType(type: string): IterableIterator<StoredResource> {
    return (this.types.get(type) ?? new Map<string, StoredResource>()).values()
  }

  count(type: string): number {
    return this.types.get(type)?.size ?? 0
  }

  byIdentifier(type: ResourceType, identifier: Identifier): StoredResource[] {
    return this.rows(type, this.identifiers.of(identifierKey(type, identifier)))
  }

  /** Those of a type that point at a resource, from whichever of their elements. */
  pointingAt(type: string, target: { type: string; id: string }): StoredResource[] {
    return this.rows(type, this.referrers.of(`${type}|${addressOf(target)}`))
  }

  /** The identifier that another resource of the type already carries. */
  twinOf(type: ResourceType, resource: StoredResource['resource'], ownId?: string): Identifier | null {
    const taken = uniqueIdentifiersOf(resource).find((identifier) =>
      this.byIdentifier(type, identifier).some(({ id }) => id !== ownId),
    )
    return taken ?? null
  }

  private rows(type: string, ids: readonly string[]): StoredResource[] {
    return ids.flatMap((id) => this.get(type, id) ?? [])
  }

  private unindex(row: StoredResource): void {
    for (const key of identifierKeys(row)) this.identifiers.remove(key, row.id)
    for (const key of referenceKeys(row)) this.referrers.remove(key, row.id)
  }
}

const identifierKeys = ({ type, resource }: StoredResource): string[] =>
  identifiersOf(resource).map((identifier) => identifierKey(type, identifier))

const referenceKeys = ({ type, resource }: StoredResource): string[] =>
  referencesIn(resource).map((reference) => `${type}|${reference}`)
