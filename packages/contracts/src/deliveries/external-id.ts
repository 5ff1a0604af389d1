/**
 * Something of ours that another house knows under an id of its own. One row of ours may be several things there:
 * a set of measurements is one Observation for each sign (`Observation/8480-6`).
 */
export interface LocalRef {
  /** Table, or `units` for a poli of the facility. */
  readonly entity: string
  /** Row, or the unit's code. */
  readonly id: string
  /** What it is there: `Encounter`, `Observation/8480-6`, `kfa`. */
  readonly remoteType: string
}

/** How that other house calls it. */
export interface ExternalId extends LocalRef {
  readonly remoteId: string
}

/** What a delivery waits for until somebody or another delivery tells it. */
export const refName = ({ entity, id, remoteType }: LocalRef): string => `${entity}:${id}:${remoteType}`
