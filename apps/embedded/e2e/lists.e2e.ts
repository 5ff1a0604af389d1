import { expect, test, type Page } from 'playwright/test'
import { signIn, untilAllSent } from '../src/harness/at-the-desk.js'
import { query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

const offered = (hospital: Hospital, code: string) =>
  query<{ name: string; words: string; active: boolean }>(
    hospital,
    `select name, words, active from catalogue_diagnoses where code = '${code}'`,
  )

const choose = async (page: Page, name: string, content: string) => {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^Pilih berkas/ }).click()
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
}

test('a list of diagnoses is loaded from a file, its bad lines are told by number, and all of it is taken back', async () => {
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, 'admin')
    await page.getByRole('navigation', { name: 'Layar' }).getByRole('link', { name: 'Impor daftar' }).click()
    await page.getByRole('radiogroup', { name: 'Daftar' }).waitFor()
    await choose(page, 'surat.csv', '')
    await expect(page.getByText('Berkas ini kosong.')).toBeVisible()
    await choose(
      page,
      'icd10.csv',
      '\ufeffKodefikasi;icd10_id\nI10;Hipertensi dari berkas\nQ99.9;Kelainan kromosom\nbukan;Salah\nI10;Dua kali\n',
    )
    // A title that says nothing is chosen by hand.
    await expect(page.getByText('Pilih kolomnya.')).toBeVisible()
    await page.getByRole('button', { name: 'Kode', exact: false }).first().click()
    await page.getByRole('option', { name: 'Kodefikasi' }).click()
    await expect(page.getByText('2 baris siap dimuat, 2 baris ditolak.')).toBeVisible()
    await expect(page.getByRole('row', { name: /^4 Kode tidak dikenal bentuknya/ })).toBeVisible()
    await expect(page.getByRole('row', { name: /^5 Kode ini sudah ada di baris sebelumnya/ })).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByTestId('saved')).toContainText('dimuat · tersimpan')
    await untilAllSent(page)
    expect(await offered(hospital, 'Q99.9')).toMatchObject([{ active: true }])
    const [hypertension] = await offered(hospital, 'I10')
    expect(hypertension!.name).toBe('Hipertensi dari berkas')
    expect(hypertension!.words).toContain('darah tinggi')

    await page.getByRole('link', { name: 'Impor daftar' }).click()
    await page.getByRole('button', { name: 'Batalkan muatan icd10.csv' }).click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Dibatalkan', { exact: true })).toBeVisible()
    await untilAllSent(page)
    expect(await offered(hospital, 'Q99.9')).toMatchObject([{ active: false }])
    expect(await offered(hospital, 'I10')).toMatchObject([{ name: 'Hipertensi esensial', active: true }])

    // The choice of columns is remembered.
    await page.getByRole('link', { name: 'Impor daftar' }).click()
    await page.getByRole('radiogroup', { name: 'Daftar' }).waitFor()
    await choose(page, 'lagi.csv', 'Kodefikasi;icd10_id\nI10;Lagi\n')
    await expect(page.getByText('1 baris siap dimuat.')).toBeVisible()
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})
