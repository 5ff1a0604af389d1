import { entityNamed } from '@lentera/contracts/registry'
import { PackedChunk } from '@lentera/sync/pure/packed-chunk'
import { chunkAsked } from '@lentera/testing/memory-chunk-store'
import type { PullAnswer } from '@lentera/contracts/sync/pull'
import type { PushAnswer } from '@lentera/contracts/sync/push'
import type { Row } from '@lentera/contracts/kernel/entity'
import type { NetAnswer, NetPort, NetRequest } from '@lentera/sync/client/ports'

/** One aggregate that a pull brought, under the scope it came with. */
export interface Delivery {
  readonly scope: string
  readonly aggregate: string
  readonly aggregateId: string
}

/** What was brought since one past of the server began. */
interface Brought {
  /** Highest version by `entity id`. */
  readonly versions: Map<string, number>
  readonly deliveries: Map<string, Delivery>
}

const nothing = (): Brought => ({ versions: new Map(), deliveries: new Map() })

/** Everything a device's line ever brought it, whatever became of it there. */
export class ReceiveLog {
  /** By epoch in the order in which they were first heard of: an answer from before a restore may come late. */
  readonly #pasts = new Map<string, Brought>()
  #present = nothing()

  get versions(): ReadonlyMap<string, number> {
    return this.#present.versions
  }

  get deliveries(): ReadonlyMap<string, Delivery> {
    return this.#present.deliveries
  }

  /** What a copied disk knows was delivered to its original. */
  copyFrom(other: ReceiveLog): void {
    for (const [epoch, { versions }] of other.#pasts) this.since(epoch, new Map(versions))
  }

  private since(epoch: string, versions = new Map<string, number>()): Brought {
    let past = this.#pasts.get(epoch)
    if (!past) {
      past = { versions, deliveries: new Map() }
      this.#pasts.set(epoch, past)
      this.#present = past
    }
    return past
  }

  /** The same line, listened to. */
  on(net: NetPort): NetPort {
    return {
      request: async (request) => {
        const answer = await net.request(request)
        this.note(request, answer)
        return answer
      },
    }
  }

  private note({ path }: NetRequest, { status, text }: NetAnswer): void {
    const asked = chunkAsked(path)
    if (status === 200 && asked) return this.noteChunk(asked.scope, text)
    if (status !== 200 || !(path.endsWith('/pull') || path.endsWith('/push'))) return
    const json = parsed(text) as Partial<PullAnswer & PushAnswer> | undefined
    if (!json?.epoch) return
    const past = this.since(json.epoch)
    for (const { rows } of json.outcomes ?? []) for (const row of rows) received(past, row)
    for (const { name, rows } of json.scopes ?? []) {
      for (const row of rows) {
        received(past, row)
        delivered(past, { scope: name, aggregate: row.aggregate, aggregateId: row.aggregateId })
      }
    }
  }

  /** Packed rows that a first load brought; a chunk that was cut on the way counts for nothing. */
  private noteChunk(scope: string, text: string): void {
    try {
      const { entity } = JSON.parse(text.slice(0, text.indexOf('\n'))) as { entity: string }
      const definition = entityNamed(entity)
      const chunk = new PackedChunk(definition, text)
      const rows = Array.from(
        { length: chunk.rows },
        (_, row) => [chunk.recordAt(row), chunk.versionAt(row)] as const,
      )
      for (const [record, rowVersion] of rows) {
        received(this.#present, { entity, id: record.id, rowVersion })
        delivered(this.#present, { scope, ...definition.aggregateOf!(record) })
      }
    } catch {
      // Cut on the way.
    }
  }
}

function delivered({ deliveries }: Brought, delivery: Delivery): void {
  deliveries.set([delivery.scope, delivery.aggregate, delivery.aggregateId].join(' '), delivery)
}

function received(
  { versions }: Brought,
  { entity, id, rowVersion }: Pick<Row, 'entity' | 'id' | 'rowVersion'>,
): void {
  const key = `${entity} ${id}`
  versions.set(key, Math.max(versions.get(key) ?? 0, rowVersion))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
