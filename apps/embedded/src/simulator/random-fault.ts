import type { ChangingServerClock } from '@lentera/testing/fake-clock'
import type { SeededRandom } from '@lentera/testing/seeded-random'
import { type VirtualNet, netFaults } from '@lentera/testing/virtual-net'
import type { SimDevice } from './sim-device.js'
import type { SimServer } from './sim-server.js'

/** What can go wrong, and where. */
export interface FaultPlace {
  readonly device: SimDevice
  readonly net: VirtualNet
  readonly server: SimServer
  readonly serverClock: ChangingServerClock
  readonly canHold: boolean
  /** What a planted mistake needs, and happens too rarely by itself. */
  readonly favourite: 'oldPullAfterPowerCut' | null
  /** Clones the device's disk; null: there is a copy already. */
  readonly clone: (() => void) | null
}

const HOUR = 3_600_000
/** Ten years back (an empty BIOS battery), five minutes back, a little and a working day ahead. */
const clockJumps = [-10 * 365 * 24 * HOUR, -5 * 60_000, 40_000, 8 * HOUR]

/** Lets one thing go wrong, now or at the next occasion. @returns what, for the trace */
export async function randomFault(
  { device, net, server, serverClock, canHold, favourite, clone }: FaultPlace,
  random: SeededRandom,
): Promise<string> {
  const commitFaults = ['crashBefore', 'crashAfter', ...(canHold ? ['hold', 'hold'] : [])] as const
  const oldPullAfterPowerCut = () => {
    device.powerCut()
    net.arm(device.id, 'oldPullAnswer')
    return 'power cut, then an old answer to a pull'
  }
  const faults: readonly (() => string | Promise<string>)[] = [
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
    oldPullAfterPowerCut,
    () => {
      device.clock.error += random.pick(clockJumps)
      return 'clock jump'
    },
    () => {
      serverClock.trust = serverClock.trust === 'ntp' ? 'guessed' : 'ntp'
      serverClock.error = serverClock.trust === 'ntp' ? 0 : random.pick(clockJumps)
      return `server clock ${serverClock.trust}, ${serverClock.error} ms off`
    },
    async () => {
      if (await server.restoreBackup()) return 'server restored from an older copy'
      return server.keepBackup() ? 'server copied' : 'server not copied'
    },
    ...(clone
      ? [
          () => {
            clone()
            return 'disk cloned'
          },
        ]
      : []),
    () => {
      net.setOnline(device.id, !net.isOnline(device.id))
      return `online ${net.isOnline(device.id)}`
    },
  ]
  if (favourite && random.chance(0.5)) return oldPullAfterPowerCut()
  return random.pick(faults)()
}
