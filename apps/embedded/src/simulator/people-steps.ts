import { houseId } from '@lentera/testing/test-house'
import type { SeededRandom } from '@lentera/testing/seeded-random'
import { PIN, type Person, type SimDevice } from './sim-device.js'

/** What people do with a browser besides writing: they change places, lock it, lend it, and carry its records. */
export interface PeopleStep {
  readonly what: string
  readonly device: SimDevice
  work(): Promise<unknown>
}

/** @param devices of the house, for what goes from one to another */
export function peopleStep(
  device: SimDevice,
  devices: readonly SimDevice[],
  people: readonly Person[],
  random: SeededRandom,
): readonly PeopleStep[] {
  const { name } = random.pick(people)
  const steps: readonly (() => readonly PeopleStep[])[] = [
    () => [
      { what: 'lock screen', device, work: () => device.core!.lockScreen() },
      {
        what: `change to ${name} by PIN`,
        device,
        work: async () => {
          const entry = await device.core!.unlockByPin(houseId(name), PIN)
          if (entry.result !== 'unlocked') await device.unlock(name)
          return entry
        },
      },
    ],
    () => [{ what: `guest on the word of ${name}`, device, work: () => device.seatGuest(name) }],
    () => {
      const to = random.pick(devices.filter((one) => one !== device))
      return carriedBy(device, to)
    },
  ]
  return random.pick(steps)()
}

/** A file on a stick: what one device could not send, another takes to the server. */
function carriedBy(device: SimDevice, to: SimDevice): readonly PeopleStep[] {
  let text: string | null = null
  return [
    {
      what: 'write a rescue file',
      device,
      work: async () => {
        const file = await device.core!.exportRescueFile()
        text = file.ids.length > 0 ? file.text : null
        return file.ids.length
      },
    },
    {
      what: `take in the rescue file of ${device.name}`,
      device: to,
      work: async () => (text && to.core ? to.core.importRescueFile(text) : 'nothing'),
    },
  ]
}
