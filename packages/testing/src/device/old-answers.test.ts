import { describe, expect, it } from '@jest/globals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { NetAnswer } from '@lentera/sync/client/ports'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, registration } from './browser.js'

/** The receipt that the next request of this path carries. */
async function receiptBrought(browser: Browser, path: string, act: () => Promise<unknown>): Promise<unknown> {
  let receipt: unknown
  browser.line.instead = async (request) => {
    if (request.path.endsWith(path)) ({ receipt } = JSON.parse(request.body!) as { receipt: unknown })
    return null
  }
  await act()
  return receipt
}

describe('an answer to an earlier request, delivered again', () => {
  it.each(['/pull', '/push'] as const)(
    'S15: from %s counts as none, so that the device keeps the newest proof of what the server had',
    async (path) => {
      const browser = new Browser(await openHouse({}))
      const core = await browser.ready()
      await core.save(RegisterPatient, registration(houseId('maria'), 'Maria Wenda'))
      await core.drain()
      await core.pull()
      let old: NetAnswer | null = null
      browser.line.instead = async (request, reach) =>
        request.path.endsWith(path) ? (old ??= await reach()) : null
      await core.save(RegisterPatient, registration(houseId('rina'), 'Rina Wanggai'))
      await (path === '/push' ? core.drain() : core.pull())
      browser.line.instead = async () => null
      // Acknowledged, and not pulled: every scope stands where the old answer begins.
      await core.save(RegisterPatient, registration(houseId('obed'), 'Obed Wonda'))
      await core.drain()

      await core.save(RegisterPatient, registration(houseId('yosef'), 'Yosef Kogoya'))
      browser.line.instead = async (request) => (request.path.endsWith(path) ? old : null)
      const again = path === '/push' ? await core.drain() : await core.pull()
      expect(again.result).toBe('unreachable')

      const brought = await receiptBrought(browser, '/push', () => core.drain())
      expect(typeof brought).toBe('string')
      expect(brought).not.toBe((JSON.parse(old!.text) as { receipt: string }).receipt)
      expect((await core.outbox(9)).every(({ outcome }) => outcome === 'applied')).toBe(true)
    },
  )
})
