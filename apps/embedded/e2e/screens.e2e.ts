import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import { expect, test, type Page } from 'playwright/test'
import {
  choosePatient,
  openIntake,
  openVisit,
  registerPatient,
  signIn,
  typeIntake,
  untilAllSent,
} from '../src/harness/at-the-desk.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

// Sizes of the interface: an app window, Windows at 125 %, an old netbook, a phone.
const sizes = [
  { width: 1366, height: 693 },
  { width: 1093, height: 500 },
  { width: 1024, height: 600 },
  { width: 360, height: 740 },
]
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** A folder for a picture of each screen at each size, for somebody to look at; undefined: none are taken. */
const pictures = process.env.PICTURES

/** WCAG violations as rule names, whatever the page's content security policy says about scripts. */
async function violations(page: Page): Promise<string[]> {
  // A colour on its way to another has the contrast of neither.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  await page.evaluate(await readFile(axe, 'utf8'))
  const results = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ['violations'] })`)
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.failureSummary} ${nodes[0]?.html}`)
}

// Says where it stood still, instead of ending with the whole test.
test.use({ actionTimeout: 60_000 })

test('every screen fits every size, breaks no rule of accessibility and logs no error', async () => {
  test.setTimeout(480_000)
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  const office = await Profile.create()
  const surgery = await Profile.create()
  try {
    const desk = await profile.open()
    const page = desk
    const errors: string[] = []
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('pageerror', (error) => errors.push(String(error)))

    const look = async (screen: string, page = desk) => {
      for (const size of sizes) {
        await page.setViewportSize(size)
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(wider, `${screen} at ${size.width}: horizontal scroll`).toBeLessThanOrEqual(0)
        expect(await violations(page), `${screen} at ${size.width}`).toEqual([])
        if (pictures) await page.screenshot({ path: join(pictures, `${screen} ${size.width}.png`) })
      }
      await page.setViewportSize(sizes[0]!)
    }

    await page.goto(hospital.url)
    await page.getByLabel('Nama pengguna').waitFor()
    await look('Masuk')
    await signIn(page, 'perawat')
    await page.getByLabel('Cari pasien').fill('siti')
    await page.getByRole('listbox', { name: 'Pasien yang cocok' }).waitFor()
    await look('Loket, hasil cari')
    await page.getByLabel('Cari pasien').fill('')
    await page.keyboard.press('F3')
    await page.getByLabel('NIK', { exact: true }).fill('123456789012345')
    await page.getByLabel('Nama lengkap').fill('A')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('NIK harus 16 angka, ini 15.')).toBeVisible()
    await look('Pasien baru, dengan keluhan')
    const seq = await registerPatient(page, 'Yosefina Layar', '9171044101909001', 0)
    await page.getByRole('form', { name: 'Daftarkan' }).waitFor()
    await look('Daftarkan')
    await openVisit(page, seq)
    await page.getByText('Cetak tiket setiap kali Daftarkan').click()
    await page.getByRole('img', { name: /^QR tiket/ }).waitFor()
    await look('Loket, tiket dengan QR')
    await openIntake(page, 'Yosefina Layar')
    await look('Kajian awal, kosong')
    await typeIntake(page, 'Kontrol hamil, pusing sejak kemarin')
    await page.getByRole('radiogroup', { name: 'Hamil?' }).getByText('Ya').click()
    await page.getByLabel('HPHT').fill('17042026')
    await page
      .getByRole('group', { name: /^Batuk/ })
      .getByRole('checkbox', { name: '≥ 2 minggu' })
      .check()
    await page.getByLabel('TD (tensi)').fill('190/120')
    await page.getByLabel('BB', { exact: true }).fill('610')
    await page.getByLabel('BB', { exact: true }).press('Tab')
    await look('Kajian awal')
    await page.getByLabel('BB', { exact: true }).fill('61')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('alert').filter({ hasText: 'Bahaya' }).first().waitFor()
    await page.getByRole('option', { name: 'Yosefina Layar' }).waitFor()
    await look('Daftar tunggu, bahaya')
    await openIntake(page, 'Yosefina Layar')
    await look('Kajian awal, lagi')
    await page.goto(`${hospital.url}/tunggu/`)
    await page.getByRole('option', { name: 'Yosefina Layar' }).waitFor()
    for (let n = 0; n < 3; n += 1) {
      await page.keyboard.press(n === 0 ? 'F8' : 'Shift+F8')
      await expect(page.getByTestId('saved')).toContainText(`panggilan ke-${n + 1}`)
      await expect(page.getByRole('option', { name: 'Yosefina Layar' })).toContainText(`(${n + 1}×)`)
    }
    await look('Daftar tunggu')
    await page.keyboard.press('Alt+l')
    await page.getByText('sudah dipanggil 3 kali').waitFor()
    await look('Daftar tunggu, tidak hadir')
    await page.keyboard.press('Enter')
    await page.getByText(/^Tidak hadir \d/).waitFor()
    await page.keyboard.press('Alt+n')
    await page.getByRole('form', { name: 'Dahulukan' }).waitFor()
    await look('Dahulukan')
    await page.keyboard.press('Escape')
    await page.getByRole('option', { name: 'Yosefina Layar' }).focus()
    await page.keyboard.press('Alt+b')
    await page.getByRole('heading', { name: 'Belum selesai hari ini' }).waitFor()
    await look('Belum selesai')
    await page.keyboard.press('Alt+a')
    await page.getByRole('option', { name: 'Yosefina Layar' }).waitFor()
    await page.keyboard.press('Alt+k')
    await page.getByLabel('Nomor tiket').fill('B2-099')
    await page.keyboard.press('Enter')
    await page.getByText('Tiket B2-099 belum ada di komputer ini.').waitFor()
    await look('Buka dari tiket')
    await page.keyboard.press('Escape')
    await page.getByRole('option', { name: 'Yosefina Layar' }).focus()
    await page.keyboard.press('Alt+r')
    await page.getByRole('form', { name: 'Pindah poli' }).waitFor()
    await look('Pindah poli')
    await page.keyboard.press('Escape')
    // A second registration of one day is stored, and flagged.
    await choosePatient(page, 'Yosefina Layar')
    await openVisit(page, 0)
    await untilAllSent(page)
    await page.goto(`${hospital.url}/dicek/`)
    await page.getByRole('option', { name: /Yosefina Layar/ }).waitFor()
    await look('Perlu dicek')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Sudah benar, biarkan' }).waitFor()
    await look('Perlu dicek, satu')
    await page.goto(`${hospital.url}/luar/`)
    await page.getByRole('button', { name: 'Siapkan daftar' }).click()
    const village = page.getByRole('combobox', { name: 'Desa/kelurahan' })
    await village.fill('Holte')
    await page.getByRole('option').first().waitFor()
    await village.press('Enter')
    await page.getByRole('status').filter({ hasText: 'orang terpilih' }).waitFor()
    await look('Luar gedung, daftar disiapkan')
    await page.keyboard.press('Escape')
    await page.goto(`${hospital.url}/kirim/`)
    await page.getByTestId('unsent-count').waitFor()
    await look('Status kirim')
    await page.getByRole('button', { name: 'Buat PIN' }).click()
    await page.getByLabel('PIN baru (6 angka)').fill('480213')
    await look('Buat PIN')
    await page.getByLabel('Ulangi PIN').fill('480213')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Ulangi PIN')).toBeHidden()
    await page.getByRole('button', { name: /^Akun/ }).click()
    await page.getByRole('menuitem', { name: 'Perangkat ini' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Simpan berkas penyelamatan' }).waitFor()
    await look('Perangkat ini')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+q')
    await page.getByLabel('PIN (6 angka)').waitFor()
    await look('Layar terkunci')
    await page.getByText('Sebagai tamu').click()
    await page.getByLabel('Nama tamu').waitFor()
    await look('Kursi tamu')
    const room = await surgery.open()
    await room.goto(hospital.url)
    await signIn(room, 'dokter')
    await room.goto(`${hospital.url}/tunggu/`)
    await room.getByRole('option', { name: 'Yosefina Layar' }).first().click()
    await room.getByLabel('Keluhan').fill('Pusing sejak dua hari, tidak muntah')
    await room.keyboard.press('Alt+k')
    await room.getByRole('dialog').getByText('Hipertensi kontrol').waitFor()
    await look('Paket', room)
    await room.keyboard.press('2')
    await room.keyboard.press('F3')
    await room.keyboard.type('K30')
    await room.keyboard.press('Enter')
    await look('Pemeriksaan', room)
    await room.keyboard.press('Alt+p')
    await room.getByRole('form', { name: 'Selesaikan kunjungan' }).waitFor()
    await look('Selesaikan kunjungan', room)
    const admin = await office.open()
    await admin.goto(hospital.url)
    // Begins with the computers of the house.
    await signIn(admin, 'admin')
    await admin.getByRole('row', { name: /Maria Rumbiak/ }).waitFor()
    await look('Perangkat', admin)
    await admin
      .getByRole('row', { name: /Maria Rumbiak/ })
      .getByRole('button')
      .click()
    await admin.getByLabel('Alasan').waitFor()
    await look('Matikan perangkat', admin)
    await admin.goto(`${hospital.url}/impor-daftar/`)
    await admin.getByRole('radiogroup', { name: 'Daftar' }).waitFor()
    const chooser = admin.waitForEvent('filechooser')
    await admin.getByRole('button', { name: /^Pilih berkas/ }).click()
    const list = 'Kode;Nama;Inggris;Kata\nI10;Hipertensi esensial;Hypertension;darah tinggi\nsalah;Salah;;\n'
    const file = { name: 'icd10.csv', mimeType: 'text/csv', buffer: Buffer.from(list) }
    await (await chooser).setFiles(file)
    await admin.getByText('1 baris siap dimuat, 1 baris ditolak.').waitFor()
    await look('Impor daftar', admin)
    expect(errors).toEqual([])
  } finally {
    await surgery.destroy()
    await office.destroy()
    await profile.destroy()
    await hospital.destroy()
  }
})
