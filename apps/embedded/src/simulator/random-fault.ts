import type { SeededRandom } from '@lentera/testing/seeded-random'
import { type VirtualNet, netFaults } from '@lentera/testing/virtual-net'
import type { SimDevice } from './sim-device.js'
import type { SimServer } from './sim-server.js'

/** What can go wrong, and where. */
export interface FaultPlace {
  readonly device: SimDevice
  readonly net: VirtualNet
  readonly server: SimServer
  readonly canHold: boolean
}

const HOUR = 3_600_000
/** Ten years back (an empty BIOS battery), five minutes back, a little and a working day ahead. */
const clockJumps = [-10 * 365 * 24 * HOUR, -5 * 60_000, 40_000, 8 * HOUR]

/** Lets one thing go wrong, now or at the next occasion. @returns what, for the trace */
export function randomFault({ device, net, server, canHold }: FaultPlace, random: SeededRandom): string {
  const commitFaults = ['crashBefore', 'crashAfter', ...(canHold ? ['hold', 'hold'] : [])] as const
  const faults: readonly (() => string)[] = [
    ...netFaults.map((kind) => () => {
      net.arm(device.id, kind)
      return `line ${kind}`
    }),
    ...(['before', 'middle', 'after'] as const).map((at) => () => {
      const write = random.int(1, 5)
      device.storage.armCrash(at, write)
      return `crash ${at} write ${write}`
    }),
    ...commitFaults.map((kind) => () => {
      server.commitFault = kind as NonNullable<SimServer['commitFault']>
      return `server ${kind}`
    }),
    () => {
      if (random.chance(0.4)) {
        device.evict()
        return 'database deleted'
      }
      const step = random.int(1, 4)
      device.armCopyCrash(step)
      return `crash at step ${step} of the second copy`
    },
    () => {
      device.powerCut(random.int(0, 60))
      return 'power cut'
    },
    () => {
      device.powerCut()
      net.arm(device.id, 'oldPullAnswer')
      return 'power cut, then an old answer to a pull'
    },
    () => {
      device.clock.error += random.pick(clockJumps)
      return 'clock jump'
    },
    () => {
      net.setOnline(device.id, !net.isOnline(device.id))
      return `online ${net.isOnline(device.id)}`
    },
  ]
  return random.pick(faults)()
}
