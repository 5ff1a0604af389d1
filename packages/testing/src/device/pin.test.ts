import { describe, expect, it } from '@jest/globals'
import { patients } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { DeviceCore } from '@lentera/sync/client/api'
import type { PinEntry } from '@lentera/sync/client/api-results'
import { isGuessedFirst } from '@lentera/sync/client/pin'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, PASSWORD, registration } from './browser.js'
import { rawDump, readAll } from './hands.js'

const HOUR = 3_600_000
const PIN = '480213'
const [sari, rina] = [houseId('sari'), houseId('rina')]

async function withPin(): Promise<{ browser: Browser; core: DeviceCore }> {
  const browser = new Browser(await openHouse())
  const core = await browser.ready()
  await core.setPin(PIN)
  return { browser, core }
}

/** Wrong PINs one after the other, each after the wait the one before asked for. */
async function wrongPins(browser: Browser, core: DeviceCore, times: number): Promise<PinEntry[]> {
  const answers: PinEntry[] = []
  for (let n = 0; n < times; n += 1) {
    const answer = await core.unlockByPin(sari, `55110${n}`)
    if ('waitMs' in answer) browser.house.time.advance(answer.waitMs)
    answers.push(answer)
  }
  return answers
}

describe('a PIN', () => {
  it('hides everything and shows it again, and no password is asked for', async () => {
    const { core } = await withPin()
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    expect(await core.lockScreen()).toBe(true)
    expect(core.snapshot).toMatchObject({ person: null, screenLockedFor: { user: { username: 'sari' } } })
    expect(core.view.all(patients).rows).toEqual([])
    await expect(core.save(RegisterPatient, registration(rina, 'Rina'))).rejects.toThrow('locked')
    expect(await core.unlockByPin(sari, PIN)).toEqual({ result: 'unlocked' })
    expect(core.snapshot).toMatchObject({ person: { user: { username: 'sari' } }, screenLockedFor: null })
    expect(core.view.get(patients, rina)?.record.name).toBe('Rina Wanggai')
    await core.save(RegisterPatient, registration(houseId('yosef'), 'Yosef Rumbiak'))
  })

  it('rests keys that can be used and never be exported', async () => {
    const { core } = await withPin()
    expect(core.keysForTab()).not.toBeNull()
    await core.lockScreen()
    const keys = core.keysForTab()!
    expect([keys.isScreenLocked, keys.deviceKey.extractable, keys.signingKey.extractable]).toEqual([
      true,
      false,
      false,
    ])
    await core.unlockByPin(sari, PIN)
    expect(await core.keepForReload()).toBeNull()
  })

  it('is six digits, and not the six that are tried first', async () => {
    const { core } = await withPin()
    for (const bad of ['12345', '1234567', 'abcdef', '12 456'])
      await expect(core.setPin(bad)).rejects.toThrow(RangeError)
    expect(await core.setPin('111111')).toBe('guessed_first')
    expect(['123456', '654321', '000000', '120213', '135790'].map(isGuessedFirst)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
    await core.lockScreen()
    expect(await core.unlockByPin(sari, PIN)).toEqual({ result: 'unlocked' })
  })

  it('does not lock the screen of somebody who has none', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    expect(core.snapshot.people[0]?.pin).toBe('none')
    expect(await core.lockScreen()).toBe(false)
    expect(core.snapshot.person).not.toBeNull()
    expect(await core.setPin(null)).toBe('declined')
    expect(core.snapshot.people[0]?.pin).toBe('declined')
  })

  it('goes on sending behind the lock screen, sealed', async () => {
    const { browser, core } = await withPin()
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    await core.lockScreen()
    expect(await core.drain()).toEqual({ result: 'sent', sent: 1 })
    const pushed = browser.line.requests.find(({ path }) => path.endsWith('/push'))!
    expect(JSON.stringify(pushed.body)).not.toContain('Rina')
  })
})

describe('wrong PINs', () => {
  it('wait longer each time, and the fifth locks to the password and deletes nothing', async () => {
    const { browser, core } = await withPin()
    await core.saveDraft('soap', rina, { text: 'belum selesai' })
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    await core.lockScreen()
    expect(await wrongPins(browser, core, 4)).toEqual(
      [1, 2, 4, 8].map((s, n) => ({ result: 'wrong', left: 4 - n, waitMs: s * 1000 })),
    )
    expect(await core.unlockByPin(sari, '551105')).toEqual({ result: 'password_needed' })
    expect(core.snapshot).toMatchObject({ person: null, screenLockedFor: null })
    expect(core.keysForTab()).toBeNull()
    expect(await core.unlockByPin(sari, PIN)).toEqual({ result: 'password_needed' })
    expect(await core.unlock('sari', PASSWORD)).toBe('unlocked')
    expect(await core.loadDraft('soap', rina)).toEqual({ text: 'belum selesai' })
    expect(core.view.get(patients, rina)).not.toBeNull()
    await core.lockScreen()
    expect(await core.unlockByPin(sari, PIN)).toEqual({ result: 'unlocked' })
  })

  it('are not looked at before their time, and a clock that was set back does not make it longer', async () => {
    const { browser, core } = await withPin()
    await core.lockScreen()
    await wrongPins(browser, core, 3)
    await core.unlockByPin(sari, '551109')
    expect(await core.unlockByPin(sari, PIN)).toEqual({ result: 'wait', waitMs: 8000 })
    browser.clock.error = -30_000
    expect(await core.unlockByPin(sari, PIN)).toMatchObject({ result: 'wait' })
    browser.clock.error = 0
    browser.house.time.advance(8000)
    expect(await core.unlockByPin(sari, PIN)).toEqual({ result: 'unlocked' })
  })

  it('are forgotten after a right one', async () => {
    const { browser, core } = await withPin()
    await core.lockScreen()
    await wrongPins(browser, core, 4)
    await core.unlockByPin(sari, PIN)
    await core.lockScreen()
    expect(await wrongPins(browser, core, 1)).toEqual([{ result: 'wrong', left: 4, waitMs: 1000 }])
  })

  it('are counted over reloads and over tabs', async () => {
    const { browser, core } = await withPin()
    const secret = (await core.keepForReload())!
    await core.lockScreen()
    await wrongPins(browser, core, 2)
    core.close()
    const reloaded = await browser.open()
    expect(await reloaded.resumeAfterReload(secret)).toBe(true)
    expect(await wrongPins(browser, reloaded, 1)).toMatchObject([{ left: 2 }])
    const tab = await browser.open()
    await tab.adoptKeys(structuredClone(reloaded.keysForTab()!))
    expect(await wrongPins(browser, tab, 1)).toMatchObject([{ left: 1 }])
    // Both tabs at the same moment: one of them would have been a sixth try.
    const both = await Promise.all([tab.unlockByPin(sari, '551107'), reloaded.unlockByPin(sari, '551108')])
    expect(both).toEqual([{ result: 'password_needed' }, { result: 'password_needed' }])
    expect(await reloaded.unlockByPin(sari, PIN)).toEqual({ result: 'password_needed' })
  })
})

describe('the password instead of the PIN', () => {
  it('is asked for twelve hours after it was given, whatever the wall clock says', async () => {
    const { browser, core } = await withPin()
    await core.lockScreen()
    browser.house.time.advance(12 * HOUR - 60_000)
    expect(await core.unlockByPin(sari, PIN)).toEqual({ result: 'unlocked' })
    await core.lockScreen()
    browser.house.time.advance(120_000)
    browser.clock.error = -6 * HOUR
    expect(await core.unlockByPin(sari, PIN)).toEqual({ result: 'password_needed' })
    expect(await core.unlock('sari', PASSWORD)).toBe('unlocked')
  })

  it('is asked for after a restart of the browser, and the disk alone knows no PIN', async () => {
    const { browser, core } = await withPin()
    await core.keepForReload()
    core.close()
    const restarted = await browser.open()
    expect(restarted.snapshot.people[0]).toMatchObject({ pin: 'set', canEnterByPin: false })
    expect(await restarted.unlockByPin(sari, PIN)).toEqual({ result: 'password_needed' })
    expect(await rawDump(browser.storage)).not.toContain(PIN)
    // What the PIN is compared with is sealed: without the device key no guess can be tried on it.
    const [slot] = (await readAll(browser.storage))['keyslots']! as unknown as { value: { pin: object } }[]
    expect(Object.keys(slot!.value.pin).sort()).toEqual([
      'iterations',
      'salt',
      'sealed',
      'waitUntil',
      'wrong',
    ])
  })

  it('is not asked for by a reload behind the lock screen, which comes back locked', async () => {
    const { browser, core } = await withPin()
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    const secret = (await core.keepForReload())!
    await core.lockScreen()
    core.close()
    const again = await browser.open()
    expect(await again.resumeAfterReload(secret)).toBe(true)
    expect(again.snapshot).toMatchObject({ person: null, screenLockedFor: { user: { username: 'sari' } } })
    expect(again.view.all(patients).rows).toEqual([])
    expect(await again.unlockByPin(sari, PIN)).toEqual({ result: 'unlocked' })
    await again.lockScreen()
    again.close()
    browser.house.time.advance(31 * 60_000)
    expect(await (await browser.open()).resumeAfterReload(secret)).toBe(false)
  })

  it('is asked for by a reload after thirty idle minutes, while the PIN still opens the page', async () => {
    const { browser, core: again } = await withPin()
    const secret = (await again.keepForReload())!
    await again.lockScreen()
    await again.forgetReload()
    browser.house.time.advance(40 * 60_000)
    expect(await again.unlockByPin(sari, PIN)).toEqual({ result: 'unlocked' })
    again.close()
    expect(await (await browser.open()).resumeAfterReload(secret)).toBe(false)
  })
})
