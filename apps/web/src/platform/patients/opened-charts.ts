import { OpenChart } from '@lentera/contracts/charting/open-chart'
import type { DeviceCore } from '@lentera/sync/client/api'

const AGAIN_MS = 15 * 60_000
const opened = new Map<string, number>()

/**
 * Writes down that this person reads this chart, once in a quarter of an hour, and with it asks for the
 * patient's rows. A failure may not hide the patient from who cares for them; it is told to the screen.
 * @param screen where, in the words of the address: `kajian`, `periksa`
 */
export async function recordChartOpening(core: DeviceCore, patientId: string, screen: string): Promise<void> {
  const { person } = core.snapshot
  if (!person) return
  const key = `${person.user.id} ${patientId}`
  const now = performance.now()
  if (now - (opened.get(key) ?? -AGAIN_MS) < AGAIN_MS) return
  opened.set(key, now)
  try {
    await core.save(OpenChart, { patientId, purpose: 'care', screen })
  } catch (error) {
    opened.delete(key)
    throw error
  }
}
