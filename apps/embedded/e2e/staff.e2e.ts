import { expect, test, type Page } from 'playwright/test'
import { signIn, untilCached } from '../src/harness/at-the-desk.js'
import { query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'
import { complaintsOf } from './pictures.js'

test.use({ actionTimeout: 30_000 })

const links = (page: Page) => page.getByRole('navigation', { name: 'Layar' }).getByRole('link')
const toStaff = (page: Page) => links(page).getByText('Petugas', { exact: true }).click()
const rowOf = (page: Page, name: string) => page.getByRole('option').filter({ hasText: name })
const PASSWORD = 'rumput laut'

/** Opens somebody by the search alone. */
async function open(page: Page, who: string, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Cari petugas' }).fill(who)
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name }).waitFor()
}

async function openNew(page: Page): Promise<void> {
  await page.keyboard.press('F3')
  await expect(page.getByLabel('Nama lengkap')).toBeFocused()
}

async function tryToSignIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('Nama pengguna').fill(username)
  await page.getByLabel('Sandi', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

test('N16, N17, N18: an administrator adds a colleague, who signs in and sees her screens, and lets her go', async () => {
  test.setTimeout(180_000)
  const hospital = await Hospital.create()
  const [office, room] = [await Profile.create(), await Profile.create()]
  try {
    const page = await office.open()
    const errors = complaintsOf(page)
    await page.goto(hospital.url)
    await signIn(page, 'admin')
    await toStaff(page)
    await rowOf(page, 'Ns. Maria Rumbiak').waitFor()
    await openNew(page)
    await page.keyboard.type('Bidan Ester')
    await expect(page.getByLabel('Nama pengguna')).toHaveValue('ester')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.type('kurang')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Sandi paling sedikit 8 huruf atau angka.')).toBeVisible()
    await expect(page.getByText('Pilih paling sedikit satu hak akses.')).toBeVisible()
    await page.keyboard.press('Control+A')
    await page.keyboard.type(PASSWORD)
    await page.getByRole('checkbox', { name: 'perawat' }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Poli untuk perawat' }).click()
    await page.getByRole('option', { name: 'KIA' }).click()
    // A number that was pasted in groups is cleaned; a digit short of it is said in a sentence.
    const nik = page.getByLabel('NIK', { exact: true })
    await nik.fill('9171 0455 0685 000')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('NIK harus 16 angka, ini 15.')).toBeVisible()
    await nik.fill('9171 0455 0685 0002')
    await expect(nik).toHaveValue('9171045506850002')
    // Somebody has that name already: said beside the field, and nothing that was typed is gone.
    await page.getByLabel('Nama pengguna').fill('perawat')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Nama pengguna ini sudah dipakai orang lain.')).toBeVisible()
    await page.getByLabel('Nama pengguna').fill('ester')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByTestId('saved')).toContainText('Bidan Ester · tersimpan di server')
    await expect(rowOf(page, 'Bidan Ester')).toContainText('perawat (KIA)')
    expect(errors).toEqual([])

    const hers = await room.open()
    await hers.goto(hospital.url)
    await signIn(hers, 'ester', PASSWORD)
    await expect(links(hers).getByText('Kajian awal')).toBeVisible()
    await expect(links(hers).getByText('Petugas', { exact: true })).toBeHidden()

    await open(page, 'ester', 'Bidan Ester')
    await expect(nik).toHaveValue('')
    await expect(page.getByText('•••• 0002')).toBeVisible()
    await page.getByRole('button', { name: 'Hapus NIK' }).click()
    await expect(page.getByText('NIK •••• 0002 dihapus saat disimpan.')).toBeVisible()
    await page.getByText('Nonaktifkan', { exact: true }).click()
    await page.keyboard.press('Control+Enter')
    await expect(rowOf(page, 'Bidan Ester')).toContainText('tidak aktif')
    // Her computer hears of it by itself: her key goes, and the server does not know her any more.
    await expect(hers.getByLabel('Nama pengguna')).toBeVisible({ timeout: 60_000 })
    await tryToSignIn(hers, 'ester', PASSWORD)
    await expect(hers.getByText('Nama pengguna atau sandi salah')).toBeVisible({ timeout: 30_000 })

    const [grant] = await query<{ by: string; unit: string; unnumbered: boolean }>(
      hospital,
      `select b.username as by, g.unit, u.nik_sealed is null as unnumbered from role_grants g join users u on u.id = g.user_id
        join users b on b.id = g.granted_by where u.username = 'ester'`,
    )
    expect(grant).toEqual({ by: 'admin', unit: 'kia', unnumbered: true })
  } finally {
    for (const profile of [office, room]) await profile.destroy()
    await hospital.destroy()
  }
})

test('N17: the last administrator stays, and without the server what was typed stays', async () => {
  test.setTimeout(180_000)
  const hospital = await Hospital.create()
  const office = await Profile.create()
  try {
    const page = await office.open()
    await page.goto(hospital.url)
    await signIn(page, 'admin')
    await untilCached(page)
    await toStaff(page)
    await open(page, 'admin', 'Admin SIK')
    await page.getByText('Nonaktifkan', { exact: true }).click()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Ini akun Anda sendiri')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Ini petugas TI terakhir yang aktif')).toBeVisible()
    await page.getByText('Aktif', { exact: true }).click()
    await page.keyboard.press('Escape')
    await rowOf(page, 'Admin SIK').waitFor()

    await hospital.kill()
    await openNew(page)
    await page.keyboard.type('Bidan Yosina')
    await page.getByLabel('Sandi').fill(PASSWORD)
    const nik = page.getByLabel('NIK', { exact: true })
    await nik.fill('9171045506850002')
    await page.getByText('perawat', { exact: true }).click()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Belum tersimpan: server tidak terhubung')).toBeVisible()
    // Put aside and taken up again: all but the password and the NIK.
    await page.keyboard.press('Escape')
    await rowOf(page, 'Admin SIK').waitFor()
    await openNew(page)
    await expect(page.getByLabel('Nama lengkap')).toHaveValue('Bidan Yosina')
    await expect(page.getByRole('checkbox', { name: 'perawat' })).toBeChecked()
    await expect(page.getByLabel('Sandi')).toHaveValue('')
    await expect(nik).toHaveValue('')
    await hospital.start()
    await page.getByLabel('Sandi').fill(PASSWORD)
    await expect(async () => {
      await page.keyboard.press('Control+Enter')
      await expect(page.getByTestId('saved')).toContainText('Bidan Yosina', { timeout: 3_000 })
    }).toPass({ timeout: 60_000 })
    await expect(rowOf(page, 'Bidan Yosina')).toContainText('perawat')
  } finally {
    await office.destroy()
    await hospital.destroy()
  }
})
