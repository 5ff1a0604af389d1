import { expect, test, type Page } from 'playwright/test'
import { atWork, signIn, untilAllSent } from '../src/harness/at-the-desk.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

const toOutreach = (page: Page) =>
  page.getByRole('navigation', { name: 'Layar' }).getByRole('link', { name: 'Luar gedung' }).click()

test('a tablet for outside gets the people of a village, knows nobody else, and is empty when it gives them back', async () => {
  test.setTimeout(240_000)
  const hospital = await Hospital.create()
  const [desk, tablet] = [await Profile.create(), await Profile.create()]
  try {
    const outside = await tablet.open({ width: 1024, height: 600 })
    await outside.goto(hospital.url)
    await outside.getByText('Tablet untuk kegiatan luar gedung').click()
    await signIn(outside, 'perawat')
    await toOutreach(outside)
    await expect(outside.getByText('Belum ada daftar untuk perangkat ini')).toBeVisible()

    const office = await desk.open()
    await office.goto(hospital.url)
    await signIn(office, 'dokter')
    await toOutreach(office)
    await office.getByRole('button', { name: 'Siapkan daftar' }).click()
    const village = office.getByRole('combobox', { name: 'Desa/kelurahan' })
    await village.fill('Holte')
    await office.getByRole('option').first().waitFor()
    await village.press('Enter')
    const chosen = office.getByRole('status').filter({ hasText: /[1-9]\d* orang terpilih/ })
    await chosen.waitFor()
    const count = Number.parseInt((await chosen.textContent())!, 10)
    await office.keyboard.press('Control+Enter')
    await expect(office.getByTestId('saved')).toContainText(`${count} orang`)
    await untilAllSent(office)

    await expect(outside.getByText(/di perangkat ini, per .* Siap dibawa/)).toBeVisible({ timeout: 30_000 })
    await expect(outside.getByText(`${count} orang`)).toBeVisible()
    await tablet.context.setOffline(true)
    await outside.reload()
    await atWork(outside)
    await toOutreach(outside)
    await expect(outside.getByText('Siap dibawa')).toBeVisible()
    await tablet.context.setOffline(false)

    await outside.getByRole('button', { name: 'Kembalikan' }).click()
    await outside.getByRole('dialog').getByRole('button', { name: 'Kembalikan' }).click()
    await untilAllSent(outside)
    await toOutreach(outside)
    await expect(outside.getByText('Belum ada daftar untuk perangkat ini')).toBeVisible({ timeout: 30_000 })
    await toOutreach(office)
    await expect(office.getByText('Tidak ada daftar yang sedang dibawa')).toBeVisible({ timeout: 30_000 })
  } finally {
    await desk.destroy()
    await tablet.destroy()
    await hospital.destroy()
  }
})
