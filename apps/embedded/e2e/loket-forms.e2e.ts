import { expect, test, type Page } from 'playwright/test'
import { arrived } from '../src/harness/arrived.js'
import {
  choosePatient,
  openVisit,
  registerPatient,
  saved,
  signIn,
  untilAllSent,
  untilCached,
} from '../src/harness/at-the-desk.js'
import { query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { complaintsOf, look as lookAt } from './pictures.js'
import { Profile } from '../src/harness/profile.js'

test.use({ actionTimeout: 30_000 })

test.describe('the rarer forms of the desk', () => {
  // One day at one desk: each takes up what the one before left.
  test.describe.configure({ mode: 'serial' })

  let hospital: Hospital
  let profile: Profile
  let page: Page
  let errors: string[]
  const look = (screen: string) => lookAt(page, screen)

  test.beforeAll(async () => {
    hospital = await Hospital.create()
    profile = await Profile.create()
    page = await profile.open()
    errors = complaintsOf(page)
    await page.goto(hospital.url)
    await signIn(page, 'loket')
  })
  test.afterAll(async () => {
    await profile.destroy()
    await hospital.destroy()
  })
  test.beforeEach(() => test.setTimeout(180_000))
  test.afterEach(() => expect(errors).toEqual([]))

  const box = (label: string) => page.getByLabel(new RegExp(`^${label}( ?[*])?$`))
  const pick = async (label: string, text: string) => {
    await page.getByRole('combobox', { name: label }).fill(text)
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
  }
  const payer = (name: string) =>
    page.getByRole('radiogroup', { name: 'Cara bayar' }).getByText(name, { exact: true }).click()
  const toDesk = () =>
    page.getByRole('navigation', { name: 'Layar' }).getByRole('link', { name: 'Loket' }).click()
  let seq = 0
  const save = async () => {
    await page.keyboard.press('Control+Enter')
    seq = await saved(page, seq)
    await page.getByRole('form', { name: 'Daftarkan' }).waitFor()
  }

  test('twins are two people: the second begins with what the first has, and neither is taken for the other', async () => {
    await page.keyboard.press('F3')
    await box('NIK').waitFor()
    await page.keyboard.press('Alt+k')
    await page.getByText(/^Kembar, anak ke-1/).waitFor()
    await box('NIK').fill('9171040108239001')
    await box('Nama lengkap').fill('Petrus Kembarlima')
    await box('Nama ibu').fill('Maria Kembarlima')
    await box('Penanggung jawab').fill('Maria Kembarlima')
    await page.getByRole('button', { name: /Hubungan/ }).click()
    await page.getByRole('option', { name: 'Orang tua' }).click()
    await pick('Desa / kelurahan', 'Holte')
    await payer('Umum')
    await page.keyboard.press('Control+Enter')
    seq = await saved(page, seq)
    await page.getByText('Kembar, anak ke-2, saudara Petrus Kembarlima.').waitFor()
    await expect(box('Nama ibu')).toHaveValue('Maria Kembarlima')
    await expect(page.getByRole('combobox', { name: 'Desa / kelurahan' })).toHaveValue(/Holte/)
    await expect(box('Tanggal lahir')).toHaveValue('01-08-2023')
    await box('Nama lengkap').fill('Petrus Paulus Kembarlima')
    await expect(page.getByText('Belum ada yang mirip.')).toBeVisible()
    await box('NIK').fill('9171040108239002')
    await look('Kembar, anak ke-2')
    await save()
    // Born together, of one name, and a stranger: then it is asked.
    await page.keyboard.press('F3')
    await box('Nama lengkap').fill('Petrus Kembarlima')
    await box('Tanggal lahir').fill('01082023')
    await page.keyboard.press('Tab')
    await expect(page.getByText('nama dan tanggal lahir sama').first()).toBeVisible()
    await look('Pasien baru, mungkin sudah terdaftar')
    await page.getByRole('button', { name: 'Buang isian' }).click()

    await untilAllSent(page)
    const twins = await query(
      hospital,
      `select p.name, p.birth_order::int as nth, f.name as first from patients p join patients f on f.id = p.twin_of
        where p.name like '%Kembarlima' order by p.birth_order`,
    )
    expect(twins).toEqual([
      { name: 'Petrus Kembarlima', nth: 1, first: 'Petrus Kembarlima' },
      { name: 'Petrus Paulus Kembarlima', nth: 2, first: 'Petrus Kembarlima' },
    ])
    expect(await query(hospital, `select 1 from review_items`)).toEqual([])
  })

  test('a card of somebody else is written down only with a reason, and that person’s record stays as it was', async () => {
    const card = '0001234567890'
    const register = async (nik: string, name: string) => {
      await toDesk()
      await page.keyboard.press('F3')
      await box('NIK').fill(nik)
      await box('Nama lengkap').fill(name)
      await pick('Desa / kelurahan', 'Holte')
      await payer('BPJS')
      await box('No. kartu BPJS').fill(card)
    }
    await register('9171044101709011', 'Rahel Pemilik Kartu')
    await save()
    // Of most people only the end of the card is here: with a like name it is theirs.
    await register('9171044101899012', 'Rahel Pemilik Kartu')
    await expect(page.getByText('Kartu ini milik Rahel Pemilik Kartu (1970).')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Tulis alasan singkat.')).toBeVisible()
    await expect(page.getByLabel('Alasan kartu tetap dicatat')).toBeFocused()
    await look('Pasien baru, kartu orang lain')
    await page.keyboard.type('kartu salah cetak')
    await save()
    await untilAllSent(page)
    const held = await query(
      hospital,
      `select p.birth_date::text as born, count(i.id)::int as cards
        from patients p join patient_identifiers i on i.patient_id = p.id and i.kind = 'bpjs_card'
        where p.name = 'Rahel Pemilik Kartu' and i.replaced is not true group by p.id order by p.birth_date`,
    )
    expect(held).toEqual([
      { born: '1970-01-01', cards: 1 },
      { born: '1989-01-01', cards: 1 },
    ])
    // Answered with its reason, so nobody is asked to look.
    const said = await query(
      hospital,
      `select outcome from command_log where name = 'patients.register' and issues::text like '%card_in_use%'`,
    )
    expect(said).toEqual([{ outcome: 'applied' }])
  })

  test('a form is put aside for somebody else; an address in another kabupaten is its list and a text', async () => {
    await toDesk()
    await page.keyboard.press('F3')
    await box('NIK').fill('9171040101759021')
    await box('Nama lengkap').fill('Hermanus Jauh')
    await page.keyboard.press('Alt+r')
    const parked = page.getByRole('listbox', { name: 'Isian yang ditaruh dulu' })
    await expect(parked).toContainText('Hermanus Jauh')
    await look('Loket, isian ditaruh dulu')
    await parked.getByRole('option').focus()
    await page.keyboard.press('Enter')
    await expect(box('Nama lengkap')).toHaveValue('Hermanus Jauh')
    await page.keyboard.press('Alt+l')
    await page.keyboard.press('Alt+l')
    await pick('Kabupaten / kota', 'Jayawijaya')
    await box('Desa, kecamatan').fill('Kurulu, Distrik Kurulu')
    await payer('Umum')
    await look('Pasien baru, kabupaten lain')
    await save()
    await toDesk()
    await expect(parked).toBeHidden()
    await untilAllSent(page)
    const [row] = await query<{ code: string }>(
      hospital,
      `select village_code as code from patients where name = 'Hermanus Jauh'`,
    )
    expect(row?.code).toMatch(/^\d{4}000000$/)
  })

  test('Lengkapi nanti names who lacks what; what is filled in is asked no more', async () => {
    await toDesk()
    const open = page.getByRole('button', { name: /^Lengkapi nanti/ })
    const count = async () => Number(/\((\d+)\)/.exec((await open.textContent()) ?? '')?.[1])
    const before = await count()
    await page.keyboard.press('Alt+n')
    const person = page.getByRole('option', { name: /Hermanus Jauh/ })
    await expect(person).toContainText('agama, pendidikan, pekerjaan, status perkawinan')
    await look('Lengkapi nanti')
    await person.focus()
    await page.keyboard.press('Enter')
    for (const [question, answer] of [
      ['Agama', 'Kristen'],
      ['Pendidikan', 'SMA'],
      ['Status perkawinan', 'Kawin'],
    ] as const) {
      await page.getByRole('button', { name: new RegExp(question) }).click()
      await page.getByRole('option', { name: answer, exact: true }).click()
    }
    await box('Pekerjaan').fill('Petani')
    await look('Ubah data pasien')
    await page.keyboard.press('Control+Enter')
    seq = await saved(page, seq)
    await page.getByRole('heading', { name: /^Lengkapi nanti: / }).waitFor()
    await expect(person).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect.poll(count).toBe(before - 1)
  })

  test('somebody unknown is a patient with a sex and about an age; the rest stands on Lengkapi nanti', async () => {
    await toDesk()
    await page.keyboard.press('F3')
    await box('NIK').waitFor()
    await page.getByRole('button', { name: /Tanpa NIK karena/ }).click()
    await page.getByRole('option', { name: 'Tidak dikenal', exact: true }).click()
    await page
      .getByRole('radiogroup', { name: 'Jenis kelamin' })
      .getByText('Laki-laki', { exact: true })
      .click()
    await box('atau umur').fill('40')
    await expect(page.getByText('Kosong ditulis “Tidak dikenal, laki-laki ± 40 th”')).toBeVisible()
    await look('Pasien baru, tidak dikenal')
    await save()
    await toDesk()
    await page.getByRole('form', { name: 'Daftarkan' }).waitFor({ state: 'hidden' })
    await page.keyboard.press('Alt+n')
    const person = page.getByRole('option', { name: /Tidak dikenal, laki-laki ± 40 th/ })
    await expect(person).toContainText('alamat, cara bayar')
    await page.keyboard.press('Escape')
    await untilAllSent(page)
    const rows = await query(
      hospital,
      `select village_code as village, payer, birth_date_estimated as estimated from patients
        where name like 'Tidak dikenal%'`,
    )
    expect(rows).toEqual([{ village: '0000000000', payer: null, estimated: true }])
  })

  test('a visit that is open already, cancelled with its reason, and a new member of the family', async () => {
    const [patient] = await arrived(hospital, 1)
    await page.keyboard.press('Alt+a')
    await page.getByRole('option', { name: new RegExp(patient!.name) }).waitFor({ timeout: 45_000 })
    await choosePatient(page, patient!.name)
    await page.getByRole('button', { name: 'Buka kunjungan' }).waitFor()
    await look('Daftarkan, sudah terdaftar')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^Kunjungan AZ-001/ }).waitFor()
    await look('Kunjungan')
    await page.keyboard.press('Alt+l')
    await page.getByRole('dialog').waitFor()
    await look('Batalkan kunjungan')
    await page.keyboard.press('1')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Kunjungan AZ-001 dibatalkan.').waitFor()
    await look('Loket, kunjungan dibatalkan')
    await choosePatient(page, patient!.name)
    await page.keyboard.press('Alt+k')
    await page.getByRole('heading', { name: `Anggota keluarga ${patient!.name}` }).waitFor()
    await expect(page.getByRole('combobox', { name: 'Desa / kelurahan' })).not.toHaveValue('')
    await look('Anggota keluarga baru')
  })
})

test('two people of one name wait: rows and banner say so, in a room without a line, too', async () => {
  test.setTimeout(180_000)
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    const namesake = page.getByRole('option').filter({ hasText: 'Ada nama sama hari ini' })
    const arrives = async (name: string, nik: string, after: number) => {
      const seq = await registerPatient(page, name, nik, after)
      const opened = await openVisit(page, seq)
      await page.keyboard.press('Alt+a')
      await page.getByRole('option', { name: new RegExp(name) }).waitFor()
      return opened.seq
    }
    await untilCached(page)
    await profile.context.setOffline(true)
    const seq = await arrives('Siti Aminah Kembaran', '9171044101619001', 0)
    await expect(namesake).toHaveCount(0)
    await arrives('St. Aminah Kembaran', '9171044101909002', seq)
    await expect(namesake).toHaveCount(2)
    await lookAt(page, 'Daftar tunggu, nama sama')
    await page.getByRole('option', { name: /Siti Aminah Kembaran/ }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Pasien yang terbuka' })).toContainText(
      /≡ Ada nama sama hari ini: St. Aminah Kembaran, 36 th/,
    )
    await lookAt(page, 'Kajian awal, nama sama')
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})
