import { entityDefinitions } from '@lentera/contracts/registry'
import type { Id } from '@lentera/contracts/kernel/id'
import { textOf } from './checks/at-rest.js'
import type { DeviceDump, RowSeen } from './evidence.js'
import { contentOf } from './invariants.js'
import { houseId } from '@lentera/testing/test-house'
import type { SimDevice } from './sim-device.js'
import type { SimServer } from './sim-server.js'

/** What a device holds at the end, beside what it would hold had it started empty. */
export async function dumpOf(device: SimDevice, server: SimServer, epoch: Id): Promise<DeviceDump> {
  const { core, name, id } = device
  const rows = (core ? entityDefinitions() : []).flatMap((definition) =>
    core!.view.all(definition).rows.map((row) => ({ ...row, definition })),
  )
  const aggregateOf = ({ definition, record }: (typeof rows)[number]) =>
    JSON.stringify(definition.aggregateOf?.(record))
  const waitedOn = new Set(rows.filter(({ pendingBy }) => pendingBy !== null).map(aggregateOf))
  const held = new Map<string, RowSeen>()
  for (const row of rows) {
    const { definition, record, rowVersion, pendingBy } = row
    if (rowVersion === null) continue
    held.set(`${definition.name} ${record.id}`, {
      version: rowVersion,
      content: pendingBy === null ? contentOf(record) : null,
      isWaitedOn: waitedOn.has(aggregateOf(row)),
    })
  }
  const outbox = core ? await core.outbox(10_000) : []
  const { unit, people, facility } = device.options
  const now = core?.snapshot.device?.id ?? id
  const cursors = device.storage.contents('scope_state') as { scope: string; cursor: string }[]
  return {
    name,
    id: now,
    ids: [...new Set([now, id])],
    units: unit === 'all' ? [...facility.units.map(({ code }) => code), unit] : [unit],
    people: people.map((person) => houseId(person.name)),
    outbox,
    held,
    fromScratch: await fromScratch(now, server, epoch),
    cursors: cursors.map(({ scope, cursor }) => ({ scope, cursor })),
    received: device.received.versions,
    deliveries: [...device.received.deliveries.values()],
    disk: textOf([...device.storage.everything(), device.folder.contents('a'), device.folder.contents('b')]),
  }
}

async function fromScratch(deviceId: Id, server: SimServer, epoch: Id): Promise<Map<string, RowSeen>> {
  const rows = new Map<string, RowSeen>()
  let scopes: { name: string; cursor: string }[] = []
  for (;;) {
    const request = { epoch, build: 'check', receipt: null, scopes, limit: 5000 }
    const answer = await server.pullForCheck(deviceId, request)
    for (const { entity, id, rowVersion, data } of answer.scopes.flatMap((one) => one.rows)) {
      rows.set(`${entity} ${id}`, { version: rowVersion, content: contentOf(data) })
    }
    scopes = answer.scopes.flatMap(({ name, cursor }) => (cursor === null ? [] : [{ name, cursor }]))
    if (!answer.scopes.some(({ more }) => more)) return rows
  }
}
