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
        const delivery = { scope: name, aggregate: row.aggregate, aggregateId: row.aggregateId }
        this.deliveries.set(Object.values(delivery).join(' '), delivery)
      }
    }
  }

  private received({ entity, id, rowVersion }: Row): void {
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
