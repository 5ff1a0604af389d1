import { expect, test, type Page } from 'playwright/test'
import {
  fillRegistration,
  openIntake,
  openVisit,
  registerPatient,
  saved,
  signIn,
  typeIntake,
  untilAllSent,
} from '../src/harness/at-the-desk.js'
import { query } from '../src/harness/database.js'
import { Hands } from '../src/harness/hands.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

const press = (page: Page, ...words: readonly string[]) => new Hands(page).press(...words)
const value = (page: Page, label: string) => page.getByLabel(label, { exact: true })

test.describe('the intake', () => {
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
  })
  test.afterEach(() => profile.destroy())

  test('of an adult without findings takes at most 40 keys, every mandatory answer given', async () => {
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    const visit = await openVisit(
      page,
      await registerPatient(page, 'Yakob Empat Puluh', '9171041208720001', 0),
    )
    await openIntake(page, 'Yakob Empat Puluh')
    const hands = new Hands(page)

    await hands.press('batuk', 'Enter', 't', 'Alt+n')
    await expect(value(page, 'TD (tensi)')).toBeFocused()
    await hands.press('12080', 'Enter', '80', 'Enter', '18', 'Enter', '365', 'Enter', '98', 'Enter')
    await hands.press('61', 'Enter', '165', 'Enter', '80', 'Enter')
    await saved(page, visit.seq)
    console.log(`keys of an intake: ${hands.presses}`)
    expect(hands.presses).toBeLessThanOrEqual(40)

    await untilAllSent(page)
    const [row] = await query<{ answers: Record<string, unknown> }>(
      hospital,
      `select answers from assessments order by recorded_at desc limit 1`,
    )
    expect(row).toBeDefined()
    expect(row!.answers).toMatchObject({
      complaint: 'batuk',
      ...{ pain: 0, fall: [], cough: [], nutrition: [], danger: [], pregnant: null },
    })
  })

  test('without a line stores a pressure by the star and takes another; both stay', async () => {
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    const visit = await openVisit(page, await registerPatient(page, 'Yakob Dua Kali', '9171041208720007', 0))
    await openIntake(page, 'Yakob Dua Kali')
    await profile.context.setOffline(true)
    await typeIntake(page, 'Pusing')
    await expect(page.locator('[data-field="height"]')).toContainText('IMT 22,4 · normal')
    const pressure = value(page, 'TD (tensi)')
    await pressure.fill('15298')
    await press(page, 'Enter')
    await expect(pressure).toHaveValue('152/98')
    await pressure.focus()
    await press(page, '*')
    const seq = await saved(page, visit.seq)
    await expect(page.getByTestId('saved')).toContainText('TD 152/98 · tersimpan')
    await expect(pressure).toHaveValue('')
    await expect(pressure).toBeFocused()
    await press(page, '13888')
    await page.getByRole('radiogroup', { name: 'Ada alergi?' }).getByText('Tidak ada').click()
    await press(page, 'Control+Enter')
    await saved(page, seq)
    await profile.context.setOffline(false)
    await untilAllSent(page)
    expect(
      await query(
        hospital,
        `select v.systolic::int, v.pulse::int from vitals v join patients p on p.id = v.patient_id
          where p.name = 'Yakob Dua Kali' order by v.measured_at`,
      ),
    ).toEqual([
      { systolic: 152, pulse: null },
      { systolic: 138, pulse: 80 },
    ])
  })

  test('sends a cough of three weeks apart, and does not save without a complaint', async () => {
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    const visit = await openVisit(page, await registerPatient(page, 'Yakob Batuk', '9171041208720002', 0))
    await openIntake(page, 'Yakob Batuk')
    await press(page, 'Alt+n')
    await value(page, 'Nadi').fill('80')
    await press(page, 'Control+Enter', 'Control+Enter')
    await expect(page.getByText('Tulis keluhan dulu, atau Esc untuk taruh dulu.')).toBeVisible()
    await expect(page.getByLabel('Keluhan')).toBeFocused()

    await page.getByLabel('Keluhan').fill('Batuk 3 minggu')
    const cough = page.getByRole('group', { name: /^Batuk \/ TB/ })
    await cough.getByRole('checkbox').first().focus()
    await press(page, 'b')
    await expect(cough).toContainText('Pisahkan, masker')
    await expect(cough.getByRole('checkbox', { name: '≥ 2 minggu' })).toBeChecked()
    await expect(cough.getByRole('checkbox', { name: 'Tidak' })).not.toBeChecked()
    await press(page, 'Control+Enter')
    await expect(page.getByText(/^Belum diisi: Alergi, TD/)).toBeVisible()
    await press(page, 'Control+Enter')
    await saved(page, visit.seq)
    await page.goto(`${hospital.url}/tunggu/`)
    await expect(page.getByRole('option', { name: 'Yakob Batuk' })).toContainText('Pisahkan, masker')

    // What was answered is there again; a second measurement asks nothing twice.
    await openIntake(page, 'Yakob Batuk')
    await expect(page.getByLabel('Keluhan')).toHaveValue('Batuk 3 minggu')
    await expect(page.getByText(/^Sudah diukur/)).toBeVisible()
  })

  test('of a child: the lost comma is offered, fast breathing goes to the front and to the doctor at once', async () => {
    const office = await Profile.create()
    try {
      const doctor = await office.open()
      await doctor.addInitScript(() => {
        const heard = window as unknown as { notes: number }
        heard.notes = 0
        const start = OscillatorNode.prototype.start
        OscillatorNode.prototype.start = function (...when) {
          heard.notes += 1
          start.apply(this, when)
        }
      })
      await doctor.goto(hospital.url)
      await signIn(doctor, 'dokter')
      await page.goto(hospital.url)
      await signIn(page, 'perawat')
      const first = await openVisit(page, await registerPatient(page, 'Beni Sebelum', '9171041208720003', 0))
      const born = String(new Date().getFullYear() - 1).slice(2)
      await fillRegistration(page, 'Aisyah Napas', `9171045501${born}0004`)
      await page.getByLabel('Nama ibu').fill('Ruth Napas')
      await page.getByLabel('Penanggung jawab').fill('Ruth Napas')
      await page.getByRole('button', { name: /Hubungan/ }).click()
      await page.getByRole('option', { name: 'Orang tua' }).click()
      await page.keyboard.press('Control+Enter')
      const visit = await openVisit(page, await saved(page, first.seq))
      await openIntake(page, 'Aisyah Napas')
      await typeIntake(page, 'Sesak')
      const weight = value(page, 'BB')
      await weight.fill('90')
      await weight.press('Enter')
      await expect(page.getByText(/^90 kg, umur .*: 9\? Enter pakai 9\.$/)).toBeVisible()
      await weight.press('Enter')
      await expect(weight).toHaveValue('9')
      await value(page, 'Suhu').fill('385')
      await value(page, 'Suhu').press('Enter')
      await expect(value(page, 'Suhu')).toHaveValue('38,5')
      await value(page, 'RR').fill('62')
      await expect(page.locator('[data-field="respiratoryRate"]')).toContainText('▲ Tinggi, bahaya')
      await press(page, 'Control+Enter')
      await saved(page, visit.seq)

      await page.goto(`${hospital.url}/tunggu/`)
      await expect(page.getByRole('option').first()).toContainText('Aisyah Napas')
      await expect(page.getByRole('option').first()).toContainText('Bahaya: Napas cepat 62')

      const notice = doctor.getByRole('alert').filter({ hasText: 'Aisyah Napas' })
      await expect(notice).toContainText('Napas cepat 62', { timeout: 30_000 })
      expect(await doctor.evaluate(() => (window as unknown as { notes: number }).notes)).toBe(2)
      await notice.getByRole('button', { name: 'Saya tahu' }).click()
      await expect(notice).toBeHidden()
      await expect(page.getByRole('option').first()).toContainText('diketahui dr. Alexander', {
        timeout: 30_000,
      })

      // Measured again and normal: the nurse takes the mark back, with her name.
      await openIntake(page, 'Aisyah Napas')
      await value(page, 'RR').fill('32')
      // Nobody asked about allergies yet; that is said once.
      await press(page, 'Control+Enter', 'Control+Enter')
      await saved(page, visit.seq + 3)
      await openIntake(page, 'Aisyah Napas')
      await page.getByRole('button', { name: 'Diukur ulang, normal' }).click()
      await expect(page.getByText(/^Diukur ulang, normal: Ns\. Maria Rumbiak/)).toBeVisible()
      await page.goto(`${hospital.url}/tunggu/`)
      await expect(page.getByRole('option', { name: 'Aisyah Napas' })).not.toContainText('Bahaya')
    } finally {
      await office.destroy()
    }
  })
})

test('the pressure of a pregnant woman is measured again after a quarter of an hour, and then she goes first', async () => {
  const hospital = await Hospital.create({ preset: 'demo' })
  const profile = await Profile.create()
  try {
    const page = await profile.open()
    await page.clock.install()
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    const other = await openVisit(page, await registerPatient(page, 'Beni Menunggu', '9171041208720005', 0))
    const visit = await openVisit(
      page,
      await registerPatient(page, 'Fitri Tekanan', '9171045203960006', other.seq),
    )
    await openIntake(page, 'Fitri Tekanan')
    await typeIntake(page, 'Kontrol hamil')
    // 31 weeks before today, as people type a day.
    const begun = new Date(Date.now() - 31 * 7 * 86_400_000)
    const two = (n: number) => String(n).padStart(2, '0')
    await page.getByRole('radiogroup', { name: 'Hamil?' }).getByText('Ya').click()
    await page
      .getByLabel('HPHT')
      .fill(`${two(begun.getDate())}${two(begun.getMonth() + 1)}${begun.getFullYear()}`)
    await expect(page.getByLabel('Pasien yang terbuka')).toContainText(/Hamil 3[01] minggu · HPL/)
    await page.getByRole('radiogroup', { name: 'Menyusui?' }).getByText('Tidak').click()
    const pressure = value(page, 'TD (tensi)')
    await pressure.fill('15298')
    await pressure.press('Enter')
    await expect(pressure).toHaveValue('152/98')
    await expect(page.locator('[data-field="pressure"]')).toContainText('▲ Tinggi')
    await press(page, 'Control+Enter', 'Control+Enter')
    let seq = await saved(page, visit.seq)

    const row = () => page.getByRole('option', { name: 'Fitri Tekanan' })
    await page.getByRole('link', { name: 'Daftar tunggu' }).click()
    await expect(row()).toContainText(/Ukur ulang TD \d\d:\d\d/)
    await expect(page.getByRole('option').first()).toContainText('Beni Menunggu')

    // A quarter of an hour later; without the server, whose clock does not follow.
    await hospital.kill()
    await page.clock.fastForward('04:00')
    await page.clock.fastForward('04:00')
    await page.keyboard.press('Shift')
    await page.clock.fastForward('04:00')
    await page.keyboard.press('Shift')
    await page.clock.fastForward('04:00')
    await expect(row()).toContainText('Ukur ulang TD sekarang')
    await openIntake(page, 'Fitri Tekanan')
    await expect(page.getByText(/^TD 152\/98 pukul .* Ukur lagi sekarang\.$/)).toBeVisible()
    await pressure.fill('15096')
    await pressure.press('Enter')
    await expect(pressure).toHaveValue('150/96')
    await press(page, 'Control+Enter')
    seq = await saved(page, seq)
    await page.getByRole('link', { name: 'Daftar tunggu' }).click()
    await expect(page.getByRole('option').first()).toContainText('Fitri Tekanan')
    await expect(row()).toContainText('Bahaya: TD 150/96')
    await expect(page.getByRole('alert').filter({ hasText: 'Bahaya' })).toContainText(
      /Fitri Tekanan, TD 150\/96\. Hamil 3[01] minggu\./,
    )
    expect(seq).toBeGreaterThan(0)
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})
