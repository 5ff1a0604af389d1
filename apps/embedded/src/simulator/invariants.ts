import { canonicalJson } from '@lentera/contracts/kernel/canonical-json'
import type { Id } from '@lentera/contracts/kernel/id'
import type { OutboxEntry } from '@lentera/sync/client/api'
import { derivedId } from '@lentera/sync/pure/ids'
import type { LogEntry } from '@lentera/sync/server/store'
import type { ServerDump } from './backing.js'
import type { InvariantId } from './plants.js'
import type { SeenRecord } from './sim-server.js'

export interface Violation {
  readonly invariant: InvariantId
  readonly detail: string
}

/** A command for which somebody was told "saved". */
export interface SavedByOracle {
  readonly id: Id
  readonly device: string
  readonly seq: number
}

export interface RowSeen {
  readonly version: number
  /** null: a pending command lies over the row. */
  readonly content: string | null
}

/** Rows by `entity id`. */
export type RowsSeen = ReadonlyMap<string, RowSeen>

export interface DeviceDump {
  readonly name: string
  readonly id: Id
  readonly outbox: readonly OutboxEntry[]
  readonly held: RowsSeen
  /** What a device that starts empty gets for the same scopes. */
  readonly fromScratch: RowsSeen
}

export interface Evidence {
  readonly oracle: readonly SavedByOracle[]
  readonly server: ServerDump
  readonly devices: readonly DeviceDump[]
  readonly seen: ReadonlyMap<Id, SeenRecord>
}

/** All invariants that the simulator checks after quiescence, each as a list of what breaks it. */
export function violations(evidence: Evidence): Violation[] {
  const named = (invariant: InvariantId, details: readonly string[]) =>
    details.map((detail) => ({ invariant, detail }))
  return [
    ...named('I1', nothingLost(evidence)),
    ...named('I2', nothingDoubled(evidence)),
    ...named('I3', inOrder(evidence)),
    ...named('I4', afterParents(evidence)),
    ...named('I5', converged(evidence)),
    ...named('I7', nothingSilent(evidence)),
    ...named('I8', payloadsKept(evidence)),
  ]
}

function nothingLost({ oracle, server, devices }: Evidence): string[] {
  const logged = new Set(server.log.map(({ id }) => id))
  const waiting = new Set(
    devices.flatMap(({ outbox }) => outbox.filter(({ state }) => state !== 'settled').map(({ id }) => id)),
  )
  return oracle
    .filter(({ id }) => !logged.has(id) && !waiting.has(id))
    .map(({ id, device, seq }) => `saved on ${device} as ${seq}, nowhere now: ${id}`)
}

const twice = (ids: readonly string[]): string[] => [
  ...new Set(ids.filter((id, at) => ids.indexOf(id) !== at)),
]

function nothingDoubled({ server }: Evidence): string[] {
  const events = new Map<Id, number>()
  const strange: string[] = []
  for (const { id, commandId } of server.events) {
    const n = events.get(commandId) ?? 0
    events.set(commandId, n + 1)
    if (id !== derivedId(commandId, 'event', n)) strange.push(`event ${id} is not number ${n} of its command`)
  }
  return [
    ...twice(server.log.map(({ id }) => id)).map((id) => `in the log twice: ${id}`),
    ...twice(server.events.map(({ id }) => id)).map((id) => `owed twice: ${id}`),
    ...twice(server.reviews.map(({ commandId }) => commandId)).map((id) => `two review items: ${id}`),
    ...twice(server.payloads).map((id) => `two payloads: ${id}`),
    ...strange,
  ]
}

function inOrder({ server, devices, seen }: Evidence): string[] {
  const place = new Map(server.log.map((entry, at) => [entry.id, server.judgedAt.get(entry.id) ?? at]))
  const lanes = devices.flatMap((device) => {
    const own = server.log.filter((one) => one.deviceId === device.id && one.via === null)
    const skipped = new Set(device.outbox.filter(({ state }) => state === 'unsendable').map(({ seq }) => seq))
    const expected = Array.from({ length: server.lastSeq.get(device.id) ?? 0 }, (_, n) => n + 1).filter(
      (seq) => !skipped.has(seq),
    )
    const present = own.map(({ seq }) => seq!)
    const same = present.length === expected.length && present.every((seq, at) => seq === expected[at])
    return same
      ? []
      : [
          `the lane of ${device.name} is ${present.join(',')} with lastSeq ${server.lastSeq.get(device.id) ?? 0}`,
        ]
  })
  const early = server.log.flatMap(({ id, outcome }) => {
    if (outcome !== 'applied' && outcome !== 'flagged') return []
    return (seen.get(id)?.deps ?? [])
      .filter((dep) => (place.get(dep) ?? Infinity) > place.get(id)!)
      .map((dep) => `${id} before its dependency ${dep}`)
  })
  return [...lanes, ...early]
}

const hasEffect = ({ outcome }: LogEntry): boolean => outcome === 'applied' || outcome === 'flagged'

function afterParents({ server, seen }: Evidence): string[] {
  const present = new Set(server.rows.map(({ entity, id }) => `${entity} ${id}`))
  const dangling = server.log
    .filter(hasEffect)
    .flatMap(({ id, name }) =>
      (seen.get(id)?.refs ?? [])
        .filter((ref) => !present.has(`${ref.entity} ${ref.id}`))
        .map((ref) => `${name} ${id} refers to ${ref.entity} ${ref.id}, which is not there`),
    )
  const parents = { visitId: 'visits', patientId: 'patients' } as const
  const orphans = server.rows.flatMap(({ entity, id, data }) =>
    Object.entries(parents).flatMap(([field, parent]) => {
      const key = data?.[field]
      return typeof key === 'string' && !present.has(`${parent} ${key}`)
        ? [`${entity} ${id} has no ${parent}`]
        : []
    }),
  )
  return [...dangling, ...orphans]
}

function converged({ devices, server }: Evidence): string[] {
  const present = new Map(server.rows.map(({ entity, id, rowVersion }) => [`${entity} ${id}`, rowVersion]))
  const differences = devices.flatMap(({ name, held, fromScratch }) => [
    ...difference(name, held, fromScratch),
    ...outdated(name, held, fromScratch, present),
  ])
  const directory = new Set(
    server.rows
      .filter(({ entity }) => entity === 'patient_directory')
      .map(({ id }) => `patient_directory ${id}`),
  )
  const unseen = devices.flatMap(({ name, held }) =>
    [...directory].filter((key) => !held.has(key)).map((key) => `${name} lacks ${key}`),
  )
  return [...differences, ...unseen]
}

function difference(name: string, held: RowsSeen, truth: RowsSeen): string[] {
  const wrong: string[] = []
  for (const [key, row] of truth) {
    const mine = held.get(key)
    if (!mine) wrong.push(`${name} lacks ${key}`)
    else if (mine.version !== row.version)
      wrong.push(`${name} has ${key} at version ${mine.version}, not ${row.version}`)
    else if (mine.content !== null && mine.content !== row.content)
      wrong.push(`${name} has other content of ${key}`)
  }
  return wrong
}

/** Rows that came with an outcome and belong to no held scope may lie here, but not in an old state. */
function outdated(
  name: string,
  held: RowsSeen,
  truth: RowsSeen,
  present: ReadonlyMap<string, number>,
): string[] {
  const outside = [...held].filter(([key]) => !truth.has(key))
  return outside
    .filter(([key, { version }]) => present.get(key) !== version)
    .map(([key, { version }]) => `${name} holds ${key} at version ${version} without a scope`)
}

function nothingSilent({ server, devices }: Evidence): string[] {
  const reviewed = new Set(
    server.reviews.filter(({ hasPayload }) => hasPayload).map(({ commandId }) => commandId),
  )
  const silent = server.log.filter(({ id, outcome }) => outcome !== 'applied' && !reviewed.has(id))
  const outcomes = new Map(server.log.map(({ id, outcome }) => [id, outcome]))
  const untold = devices.flatMap(({ name, outbox }) =>
    outbox
      .filter(({ id, state, outcome }) => state === 'settled' && outcome !== outcomes.get(id))
      .map(({ id }) => `${name} believes something else of ${id}`),
  )
  return [...silent.map(({ id, outcome }) => `${outcome} without a review item: ${id}`), ...untold]
}

function payloadsKept({ server }: Evidence): string[] {
  const kept = new Set(server.payloads)
  return server.log.filter(({ id }) => !kept.has(id)).map(({ id }) => `no payload: ${id}`)
}

export const contentOf = (record: unknown): string => canonicalJson(record)
