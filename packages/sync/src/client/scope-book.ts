import type { Aggregate, EntityDefinition } from '@lentera/contracts/kernel/entity'
import type { Instant } from '@lentera/contracts/kernel/time'
import type { ScopeState } from './database.js'

/** Scopes that hold every aggregate of one kind. */
const wholeKinds: Readonly<Record<string, string>> = { dir: 'directory', ref: 'catalogue' }

export const wholeKindOf = (scope: string): string | null => wholeKinds[scope] ?? null

export const aggregateKey = ({ aggregate, aggregateId }: Aggregate): string => `${aggregate}:${aggregateId}`

/** The scopes a device holds, and what they promise. */
export class ScopeBook {
  readonly scopes: ReadonlyMap<string, ScopeState>
  readonly #holders = new Map<string, ScopeState[]>()
  /** By kind: asked at every read of a rule. */
  readonly #whole = new Map<string, ScopeState>()

  constructor(scopes: Iterable<ScopeState>) {
    this.scopes = new Map([...scopes].map((scope) => [scope.scope, scope]))
    for (const scope of this.scopes.values()) {
      const kind = wholeKindOf(scope.scope)
      if (kind !== null) this.#whole.set(kind, scope)
      for (const member of scope.members) {
        const holders = this.#holders.get(member)
        if (holders) holders.push(scope)
        else this.#holders.set(member, [scope])
      }
    }
  }

  /** Whether a held scope has this aggregate, filled or not. */
  holds(aggregate: string): boolean {
    const kind = aggregate.slice(0, aggregate.indexOf(':'))
    return this.#holders.has(aggregate) || this.#whole.has(kind)
  }

  /**
   * When the server last confirmed that ALL rows under this key are here; null when no filled scope promises
   * it. Rows of this device's own pending commands promise nothing: others may know more.
   */
  promises(definition: EntityDefinition, index: string | null, key: string): Instant | null {
    const shape = shapeOf(definition)
    if (!shape) return null
    const whole = this.#whole.get(shape.kind)
    if (whole) return confirmed(whole)
    if (index === null) return null
    if (shape.keys[index] === shape.idFrom) {
      // The key is the aggregate's id, and a scope holds aggregates whole.
      const holder = this.#holders.get(`${shape.kind}:${key}`)?.find(confirmed)
      if (holder) return confirmed(holder)
    }
    if (shape.keys[index] === 'patientId' || /^(.+P|p)atientId$/.test(index))
      return confirmed(this.scopes.get(`pt:${key}`))
    if (index === 'unitDate') return confirmed(this.scopes.get(`day:${key}`))
    return null
  }
}

const confirmed = (scope: ScopeState | undefined): Instant | null => (scope?.filled ? scope.asOf : null)

interface Shape {
  readonly kind: string
  /** Field that names the aggregate. */
  readonly idFrom: string
  /** Field that an index takes as it is, by index name. */
  readonly keys: Readonly<Record<string, string>>
}

const shapes = new WeakMap<EntityDefinition, Shape | { none: true }>()

/**
 * Which field an entity's aggregate and indexes are made of, found by showing them a record whose every
 * field holds its own name. So no feature is named here.
 */
function shapeOf(definition: EntityDefinition): Shape | null {
  let shape = shapes.get(definition)
  if (!shape) {
    shape = probe(definition) ?? { none: true }
    shapes.set(definition, shape)
  }
  return 'none' in shape ? null : shape
}

function probe({ aggregateOf, indexes }: EntityDefinition): Shape | null {
  if (!aggregateOf) return null
  const names = new Proxy({ id: 'id' }, { get: (_, field) => String(field) })
  const ask = <T>(what: () => T): T | null => {
    try {
      return what()
    } catch {
      return null
    }
  }
  const aggregate = ask(() => aggregateOf(names))
  if (!aggregate) return null
  const keys: Record<string, string> = { id: 'id' }
  for (const [index, keyOf] of Object.entries(indexes)) {
    const key = ask(() => keyOf(names))
    if (key !== null) keys[index] = key
  }
  return { kind: aggregate.aggregate, idFrom: aggregate.aggregateId, keys }
}
