import { put, type Command, type Decision } from '@lentera/contracts/kernel/rule'
import { accessLog } from '@lentera/contracts/charting/open-chart'
import type { RecordAccess } from '@lentera/contracts/charting/record-access'
import { nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'

/** Readings are written down as they were noted; they grant the device nothing. */
export const recordAccess = (
  _state: unknown,
  { id, args, deviceId }: Command<typeof RecordAccess>,
): Decision => ({
  ...nothing,
  writes: args.entries.map((entry, n) =>
    put(accessLog, { ...entry, id: idFrom(id, `access:${n}`), deviceId, commandId: id, opened: false }),
  ),
})
