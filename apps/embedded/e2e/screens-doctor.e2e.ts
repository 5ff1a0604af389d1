import { expect, test } from 'playwright/test'
import { openPrescription } from '../src/harness/at-prescribing.js'
import { arrived } from '../src/harness/arrived.js'
import { saved, signIn } from '../src/harness/at-the-desk.js'
import { Hospital } from '../src/harness/hospital.js'
import { complaintsOf, look as lookAt } from './pictures.js'
import { Profile } from '../src/harness/profile.js'

test.use({ actionTimeout: 60_000 })

test('every screen of a doctor fits every size, breaks no rule of accessibility and logs no error', async () => {
  test.setTimeout(360_000)
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const [patient, other] = await arrived(hospital, 2, { isMeasured: true })
    const page = await profile.open()
    const errors = complaintsOf(page)
    const look = (screen: string) => lookAt(page, screen)
    await page.goto(hospital.url)
    await signIn(page, 'dokter')
    const row = page.getByRole('option', { name: new RegExp(patient!.name) })
    await row.waitFor({ timeout: 45_000 })
    await look('Daftar tunggu, dokter')
    await row.focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Keluhan').fill('Pusing sejak dua hari, tidak muntah')
    await page.keyboard.press('Alt+k')
    await page.getByRole('dialog').getByText('Hipertensi kontrol').waitFor()
    await look('Paket')
    await page.keyboard.press('2')
    await page.keyboard.press('F3')
    await page.keyboard.type('maag')
    await page.getByRole('option', { name: /K29/ }).waitFor()
    await look('Pemeriksaan, cari diagnosis')
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Tindakan' }).fill('nebulizer')
    await page.keyboard.press('Enter')
    await look('Pemeriksaan')
    await page.keyboard.press('F1')
    await page.getByRole('dialog', { name: 'Pemeriksaan' }).waitFor()
    await look('Bantuan, pemeriksaan')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+p')
    await page.getByRole('form', { name: 'Selesaikan kunjungan' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText(/Ctrl\+Enter sekali lagi menutup/).waitFor()
    await look('Selesaikan kunjungan')
    await page.keyboard.press('Control+Enter')
    await saved(page, 0)
    await page.goto(`${hospital.url}/periksa/?id=${patient!.visitId}`)
    await page.getByText(/^Isian yang belum ditandatangani ada di bawah/).waitFor()
    await look('Catatan tambahan')

    await openPrescription(page, hospital, other!.visitId)
    await page.keyboard.type('amlo5 1x1 30')
    await page.keyboard.press('Enter')
    await page.keyboard.type('amlo10 1x1 30')
    await page.keyboard.press('Enter')
    await page.getByLabel('Tetap berikan, alasan:').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('Tulis alasannya, atau ganti obatnya.').waitFor()
    await look('Resep, peringatan')
    await page.getByLabel('Obat 3').fill('pct 3x1 pc 5hr')
    await page.getByRole('listbox', { name: 'Obat yang cocok' }).waitFor()
    await look('Resep, cari obat')
    expect(errors).toEqual([])
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})
