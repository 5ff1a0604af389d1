import {
  argumentsInvalid,
  commandUnknown,
  commandUnreadable,
  dependencyRefused,
  keyUnknown,
  ruleFailed,
  signatureInvalid,
  waitingForDevice,
  waitingForParent,
} from '@lentera/contracts/kernel/command-issues'
import { type DevicePerson, devicePeople, devices } from '@lentera/contracts/devices/device'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Judged } from './judge.js'

/** What a command that could not be judged waits for; a name that somebody may bring. */
export const waitsForCommand = (id: Id): string => `command:${id}`
export const waitsForRow = (id: Id): string => `row:${id}`
export const waitsForKey = (deviceId: Id, userId: Id): string => `key:${deviceId}:${userId}`
/** A program that knows the command, or whose rule no longer throws. */
export const WAITS_FOR_BUILD = 'build'

const blocks = new Set([waitingForParent.code, waitingForDevice.code, dependencyRefused.code])
const keys = new Set([keyUnknown.code, signatureInvalid.code])
const builds = new Set([commandUnknown.code, argumentsInvalid.code, commandUnreadable.code, ruleFailed.code])

/** null: nothing anybody could bring would change the verdict. */
export function waitOf({ outcome, issues, examined }: Judged): string | null {
  const [first] = issues
  if (!first || (outcome !== 'blocked' && outcome !== 'quarantined')) return null
  if (blocks.has(first.code)) {
    const { dependency, row } = first.refs ?? {}
    return dependency ? waitsForCommand(dependency) : row ? waitsForRow(row) : null
  }
  if (keys.has(first.code) && examined.signer)
    return waitsForKey(examined.signer.deviceId, examined.signer.userId ?? examined.signer.deviceId)
  return builds.has(first.code) ? WAITS_FOR_BUILD : null
}

/** Whether asking again may help: nothing but another program helps against a bug. */
export const mayBeJudgedNow = ({ outcome, issues }: Pick<Judged, 'outcome' | 'issues'>): boolean =>
  (outcome === 'blocked' || outcome === 'quarantined') && !builds.has(issues[0]?.code ?? '')

/** What these commands brought that others may wait for, each with the command that brought it. */
export function broughtBy(judged: readonly Judged[]): Map<string, Id> {
  const brought = new Map<string, Id>()
  for (const { examined, outcome, decision } of judged) {
    const { id, act } = examined
    brought.set(waitsForCommand(id), id)
    const repairs = 'command' in act ? act.command.repairs : null
    if (repairs && (outcome === 'applied' || outcome === 'flagged')) brought.set(waitsForCommand(repairs), id)
    for (const { entity, record } of decision?.writes ?? []) {
      brought.set(waitsForRow(record.id), id)
      const key = entity === devicePeople.name ? (record as DevicePerson) : null
      if (key) brought.set(waitsForKey(key.deviceId, key.userId), id)
      if (entity === devices.name) brought.set(waitsForKey(record.id, record.id), id)
    }
  }
  return brought
}
