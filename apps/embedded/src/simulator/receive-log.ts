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

/** Everything a device's line ever brought it, whatever became of it there. */
export class ReceiveLog {
  /** Highest version by `entity id`, since the server's past began. */
  readonly versions = new Map<string, number>()
  readonly deliveries = new Map<string, Delivery>()
  #epoch: string | null = null

  /** What a copied disk knows was delivered to its original. */
  copyFrom(other: ReceiveLog): void {
    this.#epoch = other.#epoch
    for (const [key, version] of other.versions) this.versions.set(key, version)
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
    if (json.epoch !== this.#epoch) {
      this.versions.clear()
      this.deliveries.clear()
    }
    this.#epoch = json.epoch
    for (const { rows } of json.outcomes ?? []) for (const row of rows) this.received(row)
    for (const { name, rows } of json.scopes ?? []) {
      for (const row of rows) {
        this.received(row)
        this.delivered({ scope: name, aggregate: row.aggregate, aggregateId: row.aggregateId })
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
        this.received({ entity, id: record.id, rowVersion })
        this.delivered({ scope, ...definition.aggregateOf!(record) })
      }
    } catch {
      // Cut on the way.
    }
  }

  private delivered(delivery: Delivery): void {
    this.deliveries.set([delivery.scope, delivery.aggregate, delivery.aggregateId].join(' '), delivery)
  }

  private received({ entity, id, rowVersion }: Pick<Row, 'entity' | 'id' | 'rowVersion'>): void {
    const key = `${entity} ${id}`
    this.versions.set(key, Math.max(this.versions.get(key) ?? 0, rowVersion))
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
