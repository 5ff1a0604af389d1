import { decodeCursor } from '@lentera/sync/pure/cursor'
import type { NewestChange } from '../backing.js'
import type { DeviceDump, Evidence } from '../evidence.js'

const WHOLE_KINDS: Readonly<Record<string, string>> = { dir: 'directory', ref: 'catalogue' }
const nameOf = ({ aggregate, aggregateId }: { aggregate: string; aggregateId: string }): string =>
  `${aggregate} ${aggregateId}`

/** I6: every change at or below a device's cursor, of an aggregate its scope has, was delivered to it. */
export function feedComplete({ server, devices }: Evidence): string[] {
  const versions = new Map(server.rows.map(({ entity, id, rowVersion }) => [`${entity} ${id}`, rowVersion]))
  const members = new Map<string, Set<string>>()
  for (const member of server.members.filter(({ present }) => present)) {
    const inScope = members.get(member.scope) ?? new Set()
    members.set(member.scope, inScope.add(nameOf(member)))
  }
  const isIn = (scope: string, change: NewestChange): boolean =>
    WHOLE_KINDS[scope] === change.aggregate || (members.get(scope)?.has(nameOf(change)) ?? false)
  return devices.flatMap(({ name, cursors, received }) =>
    cursors.flatMap(({ scope, cursor }) => {
      const at = decodeCursor(cursor)
      if (!at) return [`${name} has no cursor of ours for ${scope}`]
      const [xid, seq] = [BigInt(at.xid), BigInt(at.seq)]
      const isPast = (one: NewestChange) =>
        BigInt(one.xid) < xid || (BigInt(one.xid) === xid && BigInt(one.seq) <= seq)
      return server.changes
        .filter((one) => isPast(one) && isIn(scope, one))
        .filter((one) => (received.get(`${one.entity} ${one.id}`) ?? 0) < versionOf(versions, one))
        .map((one) => `${name} stands in ${scope} behind ${one.entity} ${one.id}, which never came`)
    }),
  )
}

const versionOf = (versions: ReadonlyMap<string, number>, { entity, id }: NewestChange): number =>
  versions.get(`${entity} ${id}`) ?? 0

/** I11: no device ever received a row outside the scopes that its unit, its people and its opened charts give it. */
export function insideScopes({ server, devices }: Evidence): string[] {
  const everIn = new Set(server.members.map((member) => `${member.scope} ${nameOf(member)}`))
  return devices.flatMap((device) =>
    device.deliveries.flatMap((one) => {
      const kind = WHOLE_KINDS[one.scope]
      const isMember = kind ? kind === one.aggregate : everIn.has(`${one.scope} ${nameOf(one)}`)
      const may = mayHold(device, one.scope, server)
      if (may && isMember) return []
      return [
        `${device.name} got ${nameOf(one)} by ${one.scope}, ${may ? 'which never had it' : 'not its own'}`,
      ]
    }),
  )
}

/** Written apart from the server's own rule, from sync design 3.3. */
function mayHold(
  { ids, units, people }: DeviceDump,
  scope: string,
  { accessLog }: Evidence['server'],
): boolean {
  const [kind, name] = scope.split(':')
  switch (kind) {
    case 'dir':
    case 'ref':
      return true
    case 'me':
      return people.includes(name!)
    case 'day':
    case 'unit':
      return units.includes(name!)
    case 'stock':
      return units.some((unit) => unit === 'farmasi' || unit === 'all')
    case 'pt':
      return accessLog.some(({ patientId, deviceId }) => patientId === name && ids.includes(deviceId))
    default:
      return false
  }
}
