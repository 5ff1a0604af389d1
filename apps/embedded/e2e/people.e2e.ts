import { expect, test, type Page } from 'playwright/test'
import { atWork, registerPatient, signIn } from '../src/harness/at-the-desk.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

const lockedBox = (page: Page) => page.getByLabel('PIN (6 angka)')
const account = (page: Page) => page.getByRole('button', { name: /^Akun/ })

async function makePin(page: Page, pin: string): Promise<void> {
  await page.getByRole('button', { name: 'Buat PIN' }).click()
  await page.getByLabel('PIN baru (6 angka)').fill(pin)
  await page.getByLabel('Ulangi PIN').fill(pin)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Ulangi PIN')).toBeHidden()
}

async function choose(page: Page, item: string): Promise<void> {
  await account(page).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('two people share a computer by PIN, in every tab and over a reload, and a guest signs as a guest', async () => {
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    const nurse = await account(page).innerText()
    await makePin(page, '480213')

    await page.goto(`${hospital.url}/tunggu/`)
    await atWork(page)
    await page.keyboard.press('Alt+q')
    await lockedBox(page).waitFor()
    await page.keyboard.type('551100')
    await expect(page.getByText('PIN salah. Sisa 4 kali')).toBeVisible()
    await page.reload()
    await expect(async () => {
      await lockedBox(page).fill('480213')
      await expect(page).toHaveURL(/\/tunggu\//, { timeout: 2000 })
    }).toPass()
    await atWork(page)

    await choose(page, 'Ganti orang')
    await signIn(page, 'loket')
    const clerk = await account(page).innerText()
    expect(clerk).not.toBe(nurse)
    await makePin(page, '907341')
    await page.keyboard.press('Alt+q')
    await page.getByRole('button', { name: /Siapa/ }).click()
    await page.getByRole('option', { name: nurse }).click()
    await lockedBox(page).fill('480213')
    await atWork(page)
    expect(await account(page).innerText()).toBe(nurse)

    const tab = await profile.context.newPage()
    await tab.goto(hospital.url)
    await atWork(tab)
    expect(await account(tab).innerText()).toBe(nurse)
    await page.keyboard.press('Alt+q')
    await lockedBox(tab).waitFor()
    await lockedBox(page).fill('480213')
    await atWork(tab)

    await page.keyboard.press('Alt+q')
    await page.getByText('Sebagai tamu').click()
    await page.getByLabel('Nama tamu').fill('Ns. Dewi Kaize')
    await page.getByLabel('Profesi').fill('perawat')
    await page.getByLabel('PIN atau sandi penjamin').fill('480213')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Belum terverifikasi')).toBeVisible()
    await registerPatient(page, 'Yosefina Tamu', '9171044101909001', 0)
    await page.getByRole('navigation', { name: 'Layar' }).getByRole('link', { name: 'Status kirim' }).click()
    await expect(page.getByText('Perlu dicek').first()).toBeVisible({ timeout: 20_000 })
    await page.reload()
    await expect(lockedBox(page)).toBeVisible()
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})

test('what a computer could not send travels by file to another one, which sends it once', async () => {
  const hospital = await Hospital.create()
  const [origin, other] = [await Profile.create(), await Profile.create()]
  try {
    const page = await origin.open()
    await page.goto(hospital.url)
    await signIn(page, 'loket')
    const desk = await other.open()
    await desk.goto(hospital.url)
    await signIn(desk, 'loket')

    await origin.context.setOffline(true)
    await registerPatient(page, 'Yosefina Berkas', '9171044101909001', 0)
    await choose(page, 'Perangkat ini')
    await expect(page.getByText(/Hanya ada di komputer ini: 1 catatan/)).toBeVisible()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Simpan berkas penyelamatan' }).click(),
    ])
    await choose(desk, 'Perangkat ini')
    await desk
      .getByLabel('Ambil berkas penyelamatan')
      .last()
      .setInputFiles(await file.path())
    await expect(desk.getByText('1 catatan diambil')).toBeVisible()
    await expect(desk.getByText('Tidak ada yang belum terkirim')).toBeVisible({ timeout: 20_000 })
    await desk.keyboard.press('Escape')
    await desk.getByLabel('Cari pasien').fill('yosefina berkas')
    await expect(desk.getByRole('listbox', { name: 'Pasien yang cocok' })).toContainText('Yosefina Berkas')

    await origin.context.setOffline(false)
    await expect(page.getByText('Tidak ada yang belum terkirim')).toBeVisible({ timeout: 40_000 })
    await page.getByRole('button', { name: 'Kosongkan komputer ini' }).click()
    await page.getByRole('button', { name: 'Ya, kosongkan' }).click()
    await expect(page.getByText('Komputer ini belum terdaftar.')).toBeVisible()
  } finally {
    await origin.destroy()
    await other.destroy()
    await hospital.destroy()
  }
})
