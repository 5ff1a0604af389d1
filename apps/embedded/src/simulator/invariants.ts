import { canonicalJson } from '@lentera/contracts/kernel/canonical-json'
import type { Id } from '@lentera/contracts/kernel/id'
import { handlers } from '@lentera/domain/registry'
import { derivedId } from '@lentera/sync/pure/ids'
import type { LogEntry } from '@lentera/sync/server/store'
import { closeVisitHandler } from '@lentera/testing/test-rules'
import { answersKept } from './checks/answers.js'
import { silentAtRest } from './checks/at-rest.js'
import { auditComplete, readsLogged } from './checks/audit.js'
import { feedComplete, insideScopes } from './checks/feed.js'
import { ledgersAddUp } from './checks/ledgers.js'
import { numbersUnique } from './checks/numbers.js'
import type { ServerDump } from './backing.js'
import type { Evidence, RowsSeen } from './evidence.js'
import type { InvariantId } from './plants.js'

export interface Violation {
  readonly invariant: InvariantId
  readonly detail: string
}

/**
 * All invariants that the simulator checks after quiescence, each as a list of what breaks it. I12 is the run's
 * own, for it needs time to pass.
 */
export async function violations(evidence: Evidence): Promise<Violation[]> {
  const named = (invariant: InvariantId, details: readonly string[]) =>
    details.map((detail) => ({ invariant, detail }))
  return [
    ...named('I1', nothingLost(evidence)),
    ...named('I2', nothingDoubled(evidence)),
    ...named('I3', inOrder(evidence)),
    ...named('I4', afterParents(evidence)),
    ...named('I5', converged(evidence)),
    ...named('I6', feedComplete(evidence)),
    ...named('I7', nothingSilent(evidence)),
    ...named('I8', await auditComplete(evidence)),
    ...named('I8b', readsLogged(evidence)),
    ...named('I9', ledgersAddUp(evidence)),
    ...named('I10', numbersUnique(evidence)),
    ...named('I11', insideScopes(evidence)),
    ...named('I13', silentAtRest(evidence)),
    ...named('C3', answersKept(evidence)),
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
    ...twice(server.payloads.map(({ id }) => id)).map((id) => `two payloads: ${id}`),
    ...strange,
  ]
}

const kindOf: ReadonlyMap<string, string> = new Map(
  [...handlers, closeVisitHandler].map(({ command }) => [command.name, command.kind]),
)

function inOrder({ server, devices, seen }: Evidence): string[] {
  const lanes = devices.flatMap((device) => {
    const own = server.log.filter((one) => one.deviceId === device.id && one.via === null)
    const elsewhere = new Set(
      server.log.filter((one) => one.deviceId !== device.id || one.via !== null).map(({ id }) => id),
    )
    // Sent by another road, or under the former name of a device whose disk was copied: answered, with no second row.
    const skipped = new Set([
      ...device.outbox
        .filter(({ id, state }) => state === 'unsendable' || elsewhere.has(id))
        .map(({ seq }) => seq),
      ...server.log.flatMap(({ deviceId, via, seq }) =>
        deviceId === device.id && via !== null && seq !== null ? [seq] : [],
      ),
    ])
    const lastSeq = server.lastSeq.get(device.id) ?? 0
    const present = new Set(own.map(({ seq }) => seq!))
    const missing = Array.from({ length: lastSeq }, (_, n) => n + 1).filter((seq) => !present.has(seq))
    const order = [...present]
    const same =
      present.size === own.length &&
      order.every((seq, at) => seq > (order[at - 1] ?? 0) && seq <= lastSeq) &&
      missing.every((seq) => skipped.has(seq))
    return same
      ? []
      : [`the lane of ${device.name} is ${own.map(({ seq }) => seq).join(',')} with lastSeq ${lastSeq}`]
  })
  const early = server.log
    .filter(hasEffect)
    .flatMap(({ id, name }) =>
      (seen.get(id)?.deps ?? [])
        .filter((dep) => isBefore(server, { id, isAsk: kindOf.get(name) === 'ask' }, dep))
        .map((dep) => `${id} before its dependency ${dep}`),
    )
  return [...lanes, ...early]
}

/** A fact waits for no verdict, only for rows (I4); an ask has its effect after that of what it depends on. */
function isBefore(
  { log, loggedIn, judgedIn }: ServerDump,
  { id, isAsk }: { id: Id; isAsk: boolean },
  dep: Id,
) {
  const again = judgedIn.get(id)
  const depAgain = isAsk ? judgedIn.get(dep) : undefined
  const [own, other] = [again ?? loggedIn.get(id)!, depAgain ?? loggedIn.get(dep) ?? Infinity]
  if (own !== other) return own < other
  // What one transaction judges again has no order that could be read from the log.
  if (again !== undefined || depAgain !== undefined) return false
  const place = (wanted: Id) => log.findIndex((entry) => entry.id === wanted)
  return place(id) < place(dep)
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

/** Rows of no held scope may lie here while a command of this device waits on them, else not in an old state. */
function outdated(
  name: string,
  held: RowsSeen,
  truth: RowsSeen,
  present: ReadonlyMap<string, number>,
): string[] {
  const outside = [...held].filter(([key]) => !truth.has(key))
  return outside
    .filter(([key, { version, isWaitedOn }]) => !isWaitedOn && present.get(key) !== version)
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

export const contentOf = (record: unknown): string => canonicalJson(record)
