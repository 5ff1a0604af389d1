import { expect, test } from 'playwright/test'
import { signIn, untilCached } from '../src/harness/at-the-desk.js'
import { Hospital } from '../src/harness/hospital.js'
import { complaintsOf, look as lookAt } from './pictures.js'
import { prescribed } from '../src/harness/prescribed.js'
import { Profile } from '../src/harness/profile.js'

test.use({ actionTimeout: 60_000 })

test('every screen of the pharmacy fits every size, breaks no rule of accessibility and logs no error', async () => {
  test.setTimeout(360_000)
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const drugs = [
      { drug: 'Amlodipin tab 10', quantity: 30 },
      { drug: 'Klorfeniramin', quantity: 9 },
      { drug: 'OBH', quantity: 2 },
    ]
    const [name] = await prescribed(hospital, drugs, 3)
    const page = await profile.open()
    const errors = complaintsOf(page)
    const look = (screen: string) => lookAt(page, screen)
    await page.goto(hospital.url)
    await signIn(page, 'apoteker')
    const row = page.getByRole('option', { name: new RegExp(name!) })
    await row.waitFor()
    await untilCached(page)
    await row.waitFor()
    await look('Resep masuk')
    await row.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('form', { name: 'Serahkan obat' }).waitFor()
    await look('Resep masuk, serahkan')
    await page.keyboard.press('Alt+k')
    await page.getByRole('listbox', { name: 'Pilih batch' }).waitFor()
    await look('Resep masuk, pilih batch')
    await page.keyboard.press('Escape')
    await page.getByLabel('Diserahkan').first().focus()
    await page.keyboard.press('Alt+l')
    await page.getByLabel(/^Obat pengganti, dengan/).fill('amlo')
    await page.getByRole('listbox').first().waitFor()
    await look('Resep masuk, obat pengganti')
    await page.goto(`${hospital.url}/stok/`)
    await page.getByRole('option', { name: /Klorfeniramin/ }).waitFor()
    await look('Stok')
    await page.getByLabel('Cari obat').fill('klorfeniramin')
    await page.keyboard.press('Enter')
    await page.getByRole('table', { name: 'Kartu stok' }).waitFor()
    await look('Stok, kartu')
    await page
      .getByRole('listbox', { name: /^Batch/ })
      .getByRole('option')
      .first()
      .click()
    await page.getByLabel('Ada di rak').fill('25')
    await look('Stok, hitung')
    await page.keyboard.press('Escape')
    await page.getByRole('table', { name: 'Kartu stok' }).waitFor()
    await page.keyboard.press('F3')
    await page.getByLabel('Nomor batch').waitFor()
    await page.keyboard.press('Control+Enter')
    await look('Stok, terima')
    expect(errors).toEqual([])

    // Without the server: part of it, which stays in sight under its own heading, and the next one is called.
    await hospital.kill()
    await page.goto(`${hospital.url}/obat/`)
    await row.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('form', { name: 'Serahkan obat' }).waitFor()
    await page.keyboard.press('Alt+n')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByTestId('saved')).toContainText('Obat')
    await expect(page.getByRole('group', { name: 'Masih kurang' }).getByRole('option')).toHaveCount(1)
    await page.keyboard.press('F8')
    await expect(page.getByTestId('saved')).toContainText('panggilan ke-1')
    await page.keyboard.press('Shift+F8')
    await expect(page.getByTestId('saved')).toContainText('panggilan ke-2')
    await look('Resep masuk, masih kurang')
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})
