import { expect, test, type Page } from 'playwright/test'
import { arrived } from '../src/harness/arrived.js'
import { signIn } from '../src/harness/at-the-desk.js'
import { query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { complaintsOf, look as lookAt } from './pictures.js'
import { Profile } from '../src/harness/profile.js'

const choose = async (page: Page, name: string, content: string) => {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^Pilih berkas/ }).click()
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
}

const register = `No RM;Nama Pasien;JK;Tgl Lahir;Nama Ibu;Desa
03-0457-02;Yosina Lama;P;17-08-1961;Marta;Holtekamp
KRJ.1182;Marten Lama;L;01/02/1975;;Holtekamp
KRJ.1183;;L;01/02/1975;;Holtekamp
KRJ.1184;Tanpa Tanggal;L;;;Holtekamp
`

test.use({ actionTimeout: 30_000 })

test('an administrator takes an old register over, each refused row named, once however often, and back as a whole', async () => {
  test.setTimeout(300_000)
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const page = await profile.open()
    const errors = complaintsOf(page)
    const look = (screen: string) => lookAt(page, screen)
    const link = (name: string) =>
      page.getByRole('navigation', { name: 'Layar' }).getByRole('link', { name, exact: true })
    const brought = () =>
      query<{ name: string; former: string[]; withdrawn: boolean | null }>(
        hospital,
        `select name, former_numbers as former, withdrawn from patients where name like '% Lama' order by name`,
      )
    // Somebody else's computer, to be switched off.
    await arrived(hospital, 1)
    await page.goto(hospital.url)
    // Begins with the computers of the house.
    await signIn(page, 'admin')
    await page.getByRole('row', { name: /Maria Rumbiak/ }).waitFor()
    await look('Perangkat')
    await page
      .getByRole('row', { name: /Maria Rumbiak/ })
      .getByRole('button')
      .click()
    await page.getByLabel('Alasan').waitFor()
    await look('Matikan perangkat')
    await page.keyboard.press('Escape')

    await link('Petugas').click()
    await page.getByRole('option', { name: /Maria Rumbiak/ }).waitFor()
    await look('Petugas')
    await page.keyboard.press('F3')
    await page.getByRole('form', { name: 'Petugas baru' }).waitFor()
    await page.getByText('perawat', { exact: true }).click()
    await look('Petugas baru')
    await page.keyboard.press('Escape')
    await page.getByRole('option', { name: /Maria Rumbiak/ }).click()
    await page.getByText('Nonaktifkan', { exact: true }).click()
    await look('Petugas, nonaktifkan')
    await page.keyboard.press('Escape')

    await link('Impor').click()
    await page.getByRole('heading', { name: 'Impor', exact: true }).waitFor()
    await choose(page, 'register.csv', register)
    await expect(page.getByText('4 baris: 2 siap diimpor, 2 ditolak.')).toBeVisible()
    await expect(page.getByText(/Baris 4.*nama kosong/)).toBeVisible()
    await expect(page.getByText(/Baris 5.*tanggal lahir dan umur kosong/)).toBeVisible()
    await look('Impor, berkas dibaca')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('2 pasien terdaftar, 0 tidak.')).toBeVisible({ timeout: 45_000 })
    await look('Impor, selesai')
    expect(await brought()).toMatchObject([
      { name: 'Marten Lama', former: ['KRJ.1182'], withdrawn: null },
      { name: 'Yosina Lama', former: ['03-0457-02'], withdrawn: null },
    ])
    // The same file again: nobody comes twice.
    await choose(page, 'register.csv', register)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(/\d pasien terdaftar, \d tidak\./)).toBeVisible({ timeout: 45_000 })
    expect(await brought()).toHaveLength(2)

    await page.getByRole('button', { name: 'Batalkan impor' }).first().click()
    await page.getByRole('dialog').waitFor()
    await look('Batalkan impor')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(/sudah dibatalkan/).first()).toBeVisible({ timeout: 45_000 })
    expect((await brought()).map(({ withdrawn }) => withdrawn)).toEqual([true, true])

    await link('Impor daftar').click()
    await page.getByRole('radiogroup', { name: 'Daftar' }).waitFor()
    const list = 'Kode;Nama;Inggris;Kata\nI10;Hipertensi esensial;Hypertension;darah tinggi\nsalah;Salah;;\n'
    await choose(page, 'icd10.csv', list)
    await page.getByText('1 baris siap dimuat, 1 baris ditolak.').waitFor()
    await look('Impor daftar')
    expect(errors).toEqual([])
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})
