import { expect, test, type Page } from 'playwright/test'
import {
  atWork,
  openIntake,
  openVisit,
  registerPatient,
  signIn,
  untilAllSent,
  untilCached,
} from '../src/harness/at-the-desk.js'
import { query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

const pinBox = (page: Page) => page.getByLabel('PIN (6 angka)')
const search = (page: Page) => page.getByLabel('Cari pasien')
const hits = (page: Page) => page.getByRole('listbox', { name: 'Pasien yang cocok' })

test('idle minutes lock and close the chart, hours without the server ask for a reason, days close what is read; writing goes on', async () => {
  test.setTimeout(150_000)
  const hospital = await Hospital.create({
    preset: 'demo',
    policy: { offlineMaxHours: 2, readingMaxDays: 1 },
  })
  const profile = await Profile.create()
  try {
    const page = await profile.open()
    // From here on time passes when the test says so, and as fast as it says.
    await page.clock.install()
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    await untilCached(page)
    await page.getByRole('button', { name: 'Buat PIN' }).click()
    await page.getByLabel('PIN baru (6 angka)').fill('480213')
    await page.getByLabel('Ulangi PIN').fill('480213')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Ulangi PIN')).toBeHidden()
    const visit = await openVisit(page, await registerPatient(page, 'Petrus Jeda', '9171040101809011', 0))
    await untilAllSent(page)

    // Four minutes are nothing; after five the PIN is asked for, and the chart is still open behind it.
    await openIntake(page, 'Petrus Jeda')
    await page.getByLabel('Nadi').fill('88')
    await page.clock.fastForward('04:00')
    await expect(page.getByLabel('Nadi')).toHaveValue('88')
    await page.clock.fastForward('01:20')
    await pinBox(page).waitFor()
    await pinBox(page).fill('480213')
    await expect(page).toHaveURL(/\/kajian\//)
    await expect(page.getByLabel('Nadi')).toHaveValue('88')

    // Thirty in all: the chart closes behind the lock; the PIN is enough, and leads to the first list.
    await page.clock.fastForward('05:20')
    await pinBox(page).waitFor()
    await page.clock.fastForward('25:30')
    await pinBox(page).fill('480213')
    await atWork(page)
    await expect(page).not.toHaveURL(/\/kajian\//)

    // Hours without the server: a reason, not a refusal.
    await hospital.kill()
    await page.clock.fastForward('02:10:00')
    await pinBox(page).waitFor()
    await pinBox(page).fill('480213')
    const dialog = page.getByRole('dialog', { name: 'Sudah lama tanpa server' })
    await dialog.waitFor()
    await dialog.getByLabel('Alasan').fill('listrik')
    await dialog.getByRole('button', { name: 'Lanjutkan' }).click()
    await expect(dialog.getByText('paling sedikit 10 huruf')).toBeVisible()
    await dialog.getByLabel('Alasan').fill('Listrik padam sejak pagi')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByText(/^Bekerja tanpa dicek server lebih dari 2 jam/)).toBeVisible()
    await registerPatient(page, 'Salomina Beralasan', '9171044101809012', visit.seq)

    // Days without it: nobody who lies here is shown, but who is written here now.
    await page.clock.fastForward('24:00:00')
    await signIn(page, 'perawat')
    await dialog.waitFor()
    await dialog.getByLabel('Alasan').fill('Listrik padam dua hari')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(/^Komputer ini lebih dari 1 hari tanpa server/)).toBeVisible()
    await page
      .getByRole('navigation', { name: 'Layar' })
      .getByRole('link', { name: 'Loket', exact: true })
      .click()
    await search(page).fill('petrus jeda')
    await expect(page.getByText('Tidak ada yang cocok.', { exact: false })).toBeVisible()
    await search(page).fill('salomina beralasan')
    await expect(hits(page)).toContainText('Salomina Beralasan')
    await registerPatient(page, 'Tabita Menulis', '9171044101809013', 0)

    await hospital.start()
    await page.clock.fastForward('01:30')
    await untilAllSent(page)
    await expect(page.getByText(/^Komputer ini lebih dari 1 hari tanpa server/)).toBeHidden()
    const names = await query<{ name: string }>(
      hospital,
      `select name from patients where name in ('Petrus Jeda', 'Salomina Beralasan', 'Tabita Menulis') order by name`,
    )
    expect(names).toHaveLength(3)
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})
