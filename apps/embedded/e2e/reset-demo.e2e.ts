import { expect, test, type Page } from 'playwright/test'
import { lock } from '../src/harness/at-prescribing.js'
import { atWork, registerPatient, signIn, untilAllSent, untilCached } from '../src/harness/at-the-desk.js'
import { query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

// ADR 0035: after a training the demonstration begins anew, and no computer brings the old one back by itself.
test.describe('a demonstration that was reset', () => {
  let hospital: Hospital
  let profile: Profile

  test.beforeEach(async () => {
    // Two first days with all their histories.
    test.setTimeout(300_000)
    hospital = await Hospital.create({ preset: 'demo' })
    profile = await Profile.create()
  })
  test.afterEach(async () => {
    await profile.destroy()
    await hospital.destroy()
  })

  /** Names of the patients whom browsers registered, not the ones the demonstration brings along. */
  const registeredByDevices = () =>
    query<{ name: string; outcome: string; device_id: string }>(
      hospital,
      `select outcome, device_id, (select d.name from patient_directory d where d.id = (c.result->0->>'id')::uuid) as name
        from command_log c where c.name = 'patients.register' and seq is not null`,
    )
  const foreign = (page: Page) => page.getByRole('region', { name: 'Server ini bukan server komputer ini' })

  test('begins with its first day; a browser of the old one sends nothing, says so, and starts anew when told', async () => {
    const page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    await untilCached(page)
    const sent = await registerPatient(page, 'Yosefina Latihan', '9171044101909001', 0)
    await untilAllSent(page)
    expect(await registeredByDevices()).toHaveLength(1)
    await hospital.stop()
    await registerPatient(page, 'Markus Latihan', '9171040101909002', sent)

    await hospital.start([], ['--reset-demo'])
    expect(await query(hospital, `select 1 from devices where kind = 'browser'`)).toEqual([])
    expect(await query(hospital, `select 1 from visits`)).not.toEqual([])

    await lock(page)
    // The computer opens by itself, asks the server whose it is, and is locked by the answer.
    await page.getByLabel('Nama pengguna').fill('perawat')
    await page.getByLabel('Sandi', { exact: true }).fill('lentera-demo')
    await page.keyboard.press('Enter')
    await expect(foreign(page)).toBeVisible({ timeout: 30_000 })
    await expect(foreign(page)).toContainText('1 catatan')
    expect(await query(hospital, `select 1 from command_log where seq is not null`)).toEqual([])

    await foreign(page).getByRole('button', { name: 'Kosongkan komputer ini' }).click()
    await foreign(page).getByRole('button', { name: 'Ya, kosongkan' }).click()
    await expect(foreign(page)).toContainText('Belum dikosongkan')
    const saved = page.waitForEvent('download')
    await foreign(page).getByRole('button', { name: 'Simpan berkas penyelamatan' }).click()
    await saved
    await foreign(page)
      .getByRole('button', { name: /saya punya berkasnya/ })
      .click()

    await page.getByText('Komputer ini belum terdaftar').waitFor({ timeout: 30_000 })
    await signIn(page, 'perawat')
    await atWork(page)
    await registerPatient(page, 'Ester Latihan', '9171044101909003', 0)
    await untilAllSent(page)
    const [registered, ...others] = await registeredByDevices()
    expect(others).toEqual([])
    expect(registered).toMatchObject({ outcome: 'applied', name: 'Ester Latihan' })
    await expect(foreign(page)).toBeHidden()
  })
})
