import { expect, test, type Page } from 'playwright/test'
import { registerPatient, signIn, untilAllSent } from '../src/harness/at-the-desk.js'
import { query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

const toDevices = (page: Page) =>
  page.getByRole('navigation', { name: 'Layar' }).getByRole('link', { name: 'Perangkat' }).click()
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

test('N8, N9: an administrator sees every device, and ends one that was lost', async () => {
  const hospital = await Hospital.create()
  const [desk, office] = [await Profile.create(), await Profile.create()]
  try {
    const lost = await desk.open()
    await lost.goto(hospital.url)
    await signIn(lost, 'loket')
    await registerPatient(lost, 'Yosina Hilang', '9171040101939023', 0)
    await untilAllSent(lost)

    const page = await office.open()
    await page.goto(hospital.url)
    await signIn(page, 'admin')
    await toDevices(page)
    const row = rowOf(page, 'Sari Wulandari')
    await expect(row).toContainText('baru saja')
    await expect(row).toContainText('Tidak ada')
    await expect(rowOf(page, 'Admin SIK')).toContainText('komputer ini')

    await row.getByRole('button', { name: 'Matikan' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('semua datanya sudah terkirim')
    await dialog.getByText('Hilang atau dicuri').click()
    await expect(dialog).toContainText('kuncinya dihancurkan')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toContainText('Tulis alasan singkat')
    await dialog.getByLabel('Alasan').fill('Hilang di pasar')
    await page.keyboard.press('Control+Enter')
    // Nobody has a key there any more, so the row is found by its end.
    const ended = rowOf(page, 'Dimatikan')
    await expect(ended).toContainText('Kunci dihancurkan saat terhubung', { timeout: 30_000 })
    await expect(ended).toContainText('Belum ada')

    // The lost one hears of it with its next contact: nobody can open it any more, not even with the password.
    await expect(lost.getByLabel('Nama pengguna')).toBeVisible({ timeout: 60_000 })
    await lost.context().setOffline(true)
    await lost.getByLabel('Nama pengguna').fill('loket')
    await lost.getByLabel('Sandi', { exact: true }).fill('lentera-demo')
    await lost.keyboard.press('Enter')
    await expect(lost.getByText('Akun ini belum pernah masuk di komputer ini')).toBeVisible({
      timeout: 30_000,
    })
  } finally {
    for (const profile of [desk, office]) await profile.destroy()
    await hospital.destroy()
  }
})

test('S18: after a restore an administrator answers for the computers that never come back', async () => {
  const hospital = await Hospital.create()
  const [desk, office] = [await Profile.create(), await Profile.create()]
  try {
    const gone = await desk.open()
    await gone.goto(hospital.url)
    await signIn(gone, 'loket')
    await desk.close()
    // The cluster is another one than at the last start: the past may have changed.
    await query(hospital, `update sync_server set system_identifier = 'another'`)
    await hospital.kill()
    await hospital.start()

    const page = await office.open()
    await page.goto(hospital.url)
    await signIn(page, 'admin')
    await toDevices(page)
    await expect(page.getByText('Nomor RM baru belum dibagikan')).toBeVisible()
    await page.getByRole('button', { name: 'Jangan tunggu lagi' }).click()
    await page.getByLabel('Alasan').fill('PC loket rusak')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Nomor RM baru belum dibagikan')).toBeHidden({ timeout: 30_000 })
  } finally {
    for (const profile of [desk, office]) await profile.destroy()
    await hospital.destroy()
  }
})
