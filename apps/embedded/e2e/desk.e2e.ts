import { expect, test, type Page } from 'playwright/test'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'
import {
  atWork,
  fillRegistration,
  openIntake,
  openVisit,
  recordVitals,
  registerPatient,
  saved,
  signIn,
  typeIntake,
} from '../src/harness/at-the-desk.js'

// What a person at the desk may rely on, key by key.
test.describe('at the desk', () => {
  let hospital: Hospital
  let profile: Profile
  let page: Page

  test.beforeAll(async () => {
    hospital = await Hospital.create()
  })
  test.afterAll(() => hospital.destroy())
  test.beforeEach(async () => {
    profile = await Profile.create()
    page = await profile.open()
    await page.goto(hospital.url)
  })
  test.afterEach(() => profile.destroy())

  const focused = () =>
    page.evaluate(() => {
      const { activeElement: here } = document
      return here === document.body
        ? 'nothing'
        : (here?.closest('[role="option"]')?.textContent ?? here?.tagName)
    })

  test('the focus goes from a saved intake to who waits next, and then to the list', async () => {
    await signIn(page, 'perawat')
    const first = await openVisit(page, await registerPatient(page, 'Anton Fokus', '9171040101809011', 0))
    const second = await openVisit(
      page,
      await registerPatient(page, 'Beni Fokus', '9171040101819012', first.seq),
    )

    const one = await recordVitals(page, 'Anton Fokus', second.seq)
    await expect(page.getByLabel('Pasien yang terbuka')).toContainText('Beni Fokus')
    await expect(page.getByLabel('Keluhan')).toBeFocused()

    // Without a mouse from here on: complaint, answer, the row, the pressure, saved.
    await page.keyboard.type('Demam')
    await page.keyboard.press('Enter')
    await page.keyboard.press('t')
    await expect(page.getByLabel('Nyeri')).toBeFocused()
    await page.keyboard.press('Alt+n')
    await expect(page.getByLabel('TD (tensi)')).toBeFocused()
    await page.keyboard.type('120/80')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(/^Belum diisi: Nadi, RR, Suhu, BB, TB\./)).toBeVisible()
    await expect(page.getByLabel('Nadi')).toBeFocused()
    await page.keyboard.press('Control+Enter')
    await saved(page, one)
    await page.getByRole('listbox', { name: 'Pasien hari ini' }).waitFor()
    await expect.poll(focused).toContain('Anton Fokus')
    await page.keyboard.press('ArrowDown')
    await expect.poll(focused).toContain('Beni Fokus')
  })

  test('the last words of a form are there again after Esc and after the lock', async () => {
    await signIn(page, 'perawat')
    const complaint = async (leave: () => Promise<void>, typed: string) => {
      await page.keyboard.press('F3')
      await page.getByLabel('Nama lengkap').fill('')
      await page.getByLabel('Nama lengkap').pressSequentially(typed)
      // At once: the pause after which a draft is stored has not passed.
      await leave()
    }
    await complaint(() => page.keyboard.press('Escape'), 'Yosefina Catatan Pertama')
    await page.keyboard.press('F3')
    await expect(page.getByLabel('Nama lengkap')).toHaveValue('Yosefina Catatan Pertama')
    await page.keyboard.press('Escape')

    await complaint(async () => {
      await page.getByRole('button', { name: /^Akun/ }).click()
      await page.getByRole('menuitem', { name: 'Kunci' }).click()
    }, 'Yosefina Catatan Kedua')
    // Who leaves is told what is left.
    await expect(page.getByText('Belum selesai: 1.')).toBeVisible()
    await signIn(page, 'perawat')
    await expect(page.getByLabel('Nama lengkap')).toHaveValue('Yosefina Catatan Kedua')
  })

  test('the same new person saved in two tabs is one patient', async () => {
    await signIn(page, 'loket')
    await page.keyboard.press('F3')
    await page.getByLabel('NIK', { exact: true }).fill('9171040101839013')
    await page.getByLabel('Nama lengkap').fill('Markus Dua Tab')
    const village = page.getByRole('combobox', { name: 'Desa / kelurahan' })
    await village.fill('Holte')
    await page.getByRole('option').first().waitFor()
    await village.press('Enter')
    await page.getByRole('radiogroup', { name: 'Cara bayar' }).getByText('Umum', { exact: true }).click()
    await page.keyboard.press('Escape')

    const tab = await profile.context.newPage()
    await tab.goto(`${hospital.url}/loket/?baru=1`)
    await atWork(tab)
    await expect(tab.getByLabel('Nama lengkap')).toHaveValue('Markus Dua Tab')
    await page.keyboard.press('F3')
    await expect(page.getByLabel('Nama lengkap')).toHaveValue('Markus Dua Tab')
    for (const one of [page, tab]) {
      await one.bringToFront()
      await one.getByLabel('Nama lengkap').press('Control+Enter')
      await one.getByRole('form', { name: 'Daftarkan' }).waitFor()
    }
    // Two open patients on one computer never look alike.
    await expect(page.getByLabel('Pasien yang terbuka')).toHaveClass(/border-l-action/)
    await expect(tab.getByLabel('Pasien yang terbuka')).toHaveClass(/border-l-second/)
    await tab.getByLabel('Cari pasien').fill('markus dua tab')
    await expect(tab.getByRole('option', { name: 'Markus Dua Tab' })).toHaveCount(1)
    await tab.getByRole('navigation', { name: 'Layar' }).getByRole('link', { name: 'Status kirim' }).click()
    await expect(tab.getByRole('row', { name: 'Pasien baru' })).toHaveCount(1)
  })

  test('what nobody sees does not get into a name', async () => {
    await signIn(page, 'loket')
    await page.keyboard.press('F3')
    await page.getByLabel('Nama lengkap').fill('\u202eYose\u200bfina\u200d W\ufeffenda')
    await expect(page.getByLabel('Nama lengkap')).toHaveValue('Yosefina Wenda')
    await page.getByLabel('Cari pasien').fill('\u200eyose\u2060fina')
    await expect(page.getByLabel('Cari pasien')).toHaveValue('yosefina')
  })

  test('an impossible value is red and is not saved before somebody keeps it', async () => {
    await signIn(page, 'perawat')
    const visit = await openVisit(page, await registerPatient(page, 'Carla Tensi', '9171044101809014', 0))
    await openIntake(page, 'Carla Tensi')
    await typeIntake(page, 'Pusing')
    const box = page.getByLabel('TD (tensi)')
    await box.fill('170/100')
    await expect(page.getByText('▲ Tinggi')).toBeVisible()
    await box.fill('810/80')
    await box.press('Tab')
    await expect(page.getByText('◆ Tidak mungkin?')).toBeVisible()
    await expect(page.getByText('810/80 mmHg, yakin? Enter kalau tetap.')).toBeVisible()
    await expect(box).toHaveCSS('border-color', 'rgb(157, 18, 32)')

    for (let times = 0; times < 2; times += 1) {
      await page.keyboard.press('Control+Enter')
      await expect(page.getByText(/^Pastikan dulu nilai/)).toBeVisible()
      await expect(box).toBeFocused()
    }
    await box.press('Enter')
    await expect(page.getByText('◆ Sudah dipastikan')).toBeVisible()
    // Another value is another question.
    await box.fill('820/80')
    await box.press('Enter')
    await expect(page.getByText('820/80 mmHg, yakin? Enter kalau tetap.')).toBeVisible()
    await box.press('Enter')
    await page.keyboard.press('Control+Enter')
    await saved(page, visit.seq)
  })

  test('Enter in the last box keeps an impossible value and saves', async () => {
    await signIn(page, 'perawat')
    const visit = await openVisit(page, await registerPatient(page, 'Dewi Tinggi', '9171044101809015', 0))
    await openIntake(page, 'Dewi Tinggi')
    await typeIntake(page, 'Pusing')
    const last = page.locator('[data-field]').last().getByRole('textbox')
    await last.fill('1')
    await last.press('Enter')
    await last.press('Enter')
    // Nobody asked about allergies yet; what is missing is said once.
    await expect(page.getByText(/^Belum diisi: Alergi/)).toBeVisible()
    await last.focus()
    await last.press('Enter')
    await saved(page, visit.seq)
  })

  test('a half typed intake is opened again at the box that was typed in last', async () => {
    await signIn(page, 'perawat')
    await openVisit(page, await registerPatient(page, 'Dewi Kembali', '9171044101809017', 0))
    await openIntake(page, 'Dewi Kembali')
    await page.getByLabel('Keluhan').fill('Pusing')
    const pulse = page.locator('[data-field="pulse"]').getByRole('textbox')
    await pulse.fill('80')
    await page.keyboard.press('Escape')
    await openIntake(page, 'Dewi Kembali')
    await expect(page.getByText('Isian yang belum disimpan dibuka lagi.')).toBeVisible()
    await expect(page.getByLabel('Keluhan')).toHaveValue('Pusing')
    await expect(pulse).toHaveValue('80')
    await expect(pulse).toBeFocused()
  })

  test('apoteker begins with the prescriptions that wait', async () => {
    await signIn(page, 'apoteker')
    await expect(page.getByRole('heading', { name: 'Resep masuk' })).toBeVisible()
  })

  test('admin begins with the computers of the house', async () => {
    await signIn(page, 'admin')
    await expect(page.getByRole('heading', { name: 'Perangkat' })).toBeVisible()
  })

  test('a flagged record stands first and names its patient', async () => {
    await signIn(page, 'perawat')
    const first = await registerPatient(page, 'Eko Pertama', '9171040101809016', 0)
    const { seq: opened } = await openVisit(page, first)
    // A NIK never moves to somebody else without a reason.
    await fillRegistration(page, 'Eko Sama', '9171040101809016')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByLabel('Alasan NIK tetap dicatat')).toBeFocused()
    await page.keyboard.type('NIK salah ketik di data lama')
    await page.keyboard.press('Control+Enter')
    await openVisit(page, await saved(page, opened))
    await page.getByRole('navigation', { name: 'Layar' }).getByRole('link', { name: 'Status kirim' }).click()
    const row = page.getByRole('row').nth(1)
    await expect(row).toContainText('Perlu dicek', { timeout: 30_000 })
    await expect(row).toContainText('Eko Sama')
    // The reason answers for the number, not for whether they are one person.
    await expect(row).toContainText('Mungkin orang ini sudah terdaftar.')
    await expect(page.getByRole('row').nth(2)).toContainText('Daftar kunjungan')
    await expect(page.getByRole('row').nth(4)).toContainText('Pasien baru')
    await expect(page.getByRole('row').nth(4)).toContainText('Eko Pertama')
  })
})

test.describe('an address', () => {
  let hospital: Hospital
  test.beforeAll(async () => {
    hospital = await Hospital.create()
  })
  test.afterAll(() => hospital.destroy())

  for (const path of [
    '/%ff',
    '/api/v1/%ff',
    '/%2e%2e/package.json',
    '/index.html%00',
    '/..%5c..%5cpackage.json',
    '/.env',
  ])
    test(`${path} is nothing of ours, in Indonesian`, async ({ request }) => {
      const program = await request.get(hospital.url + path, { headers: { accept: 'application/json' } })
      expect([program.status(), program.headers()['content-type']]).toEqual([
        404,
        'application/problem+json; charset=utf-8',
      ])
      expect(await program.json()).toMatchObject({ code: 'route.not_found', title: 'Alamat tidak ditemukan' })
      const person = await request.get(hospital.url + path, { headers: { accept: 'text/html' } })
      expect([person.status(), await person.text()]).toEqual([
        404,
        expect.stringMatching(/Halaman tidak ada|Alamat tidak ditemukan/),
      ])
    })
})
