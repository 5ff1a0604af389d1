import { expect, test } from 'playwright/test'
import {
  atWork,
  choosePatient,
  openIntake,
  openVisit,
  recordVitals,
  registerPatient,
  saved,
  signIn,
  untilAllSent,
  untilCached,
} from '../src/harness/at-the-desk.js'
import { expectLine, lineBox, lock, openPrescription, visitOf } from '../src/harness/at-prescribing.js'
import { catchPapers, printed } from '../src/harness/catch-papers.js'
import { devicesCommands, query } from '../src/harness/database.js'
import { Hands } from '../src/harness/hands.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'

test.use({ actionTimeout: 30_000 })

test('acceptance-day 15, E5: amoksisilin for an allergic patient stops with the server dead, and is given with a reason that is kept', async () => {
  test.setTimeout(240_000)
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const page = await profile.open()
    await catchPapers(page)
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    const { seq } = await openVisit(page, await registerPatient(page, 'Yakob Resep', '9171041208729001', 0))
    await openIntake(page, 'Yakob Resep')
    await page.getByRole('radiogroup', { name: 'Ada alergi?' }).getByText('Ada', { exact: true }).click()
    await page.getByLabel('Nama', { exact: true }).fill('Amoksisilin')
    await page.getByLabel('Keluhan').fill('Batuk')
    // What else is missing is said once.
    await page.keyboard.press('Control+Enter')
    await page.keyboard.press('Control+Enter')
    await saved(page, seq)
    await untilAllSent(page)
    const visitId = await visitOf(hospital, 'Yakob Resep')
    await lock(page)
    await signIn(page, 'dokter')
    await untilCached(page)
    await hospital.kill()

    await openPrescription(page, hospital, visitId)
    await page.keyboard.type('amox500 3x1 pc 5hr')
    await expect(page.getByRole('option', { name: /^Amoksisilin tab 500 mg/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expectLine(page, 1, 'Amoksisilin tab 500 mg')
    const alert = page.getByRole('alert').filter({ hasText: 'Alergi Amoksisilin' })
    await expect(alert).toContainText(/Dicatat \d\d-\d\d-\d{4} oleh Ns\. Maria Rumbiak/)
    // Nothing leaves without the reason.
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Tulis alasannya, atau ganti obatnya.')).toBeVisible()
    await page.getByLabel('Tetap berikan, alasan:').fill('Sudah sering minum, tidak ada reaksi')
    await page.keyboard.press('Control+Enter')
    await saved(page, 0)
    await expect(page.getByTestId('saved')).toContainText('Resep')

    await hospital.start()
    await untilAllSent(page)
    const sent = await devicesCommands(hospital, 'medications.prescribe')
    expect(sent).toMatchObject([{ outcome: 'applied', times: 1 }])
    const rows = await query(
      hospital,
      `select p.override_reason, p.overridden_codes, u.name, l.drug_name, l.quantity::float, l.days
        from prescriptions p join users u on u.id = p.prescribed_by
        join prescription_lines l on l.prescription_id = p.id where p.visit_id = $1`,
      [visitId],
    )
    expect(rows).toEqual([
      {
        override_reason: 'Sudah sering minum, tidak ada reaksi',
        overridden_codes: ['medications.allergy'],
        name: 'dr. Alexander',
        drug_name: 'Amoksisilin tab 500 mg',
        ...{ quantity: 15, days: 5 },
      },
    ])
    const [log] = await query(hospital, `select issues from command_log where name = 'medications.prescribe'`)
    expect(JSON.stringify(log)).toContain('medications.allergy')

    // On paper with the reason, for whom the counter is elsewhere.
    await openPrescription(page, hospital, visitId)
    await page.getByRole('button', { name: /^Cetak resep/ }).waitFor()
    await page.keyboard.press('F9')
    await expect.poll(() => printed(page)).toHaveLength(1)
    const [paper] = await printed(page)
    for (const said of [
      'RESEP',
      'Yakob Resep',
      'Amoksisilin tab 500 mg',
      'tidak ada reaksi',
      'dr. Alexander',
    ])
      expect(paper).toContain(said)

    // Taken back while the pharmacy has handed nothing over.
    await page.getByRole('button', { name: /^Batalkan resep/ }).click()
    await untilAllSent(page)
    await openPrescription(page, hospital, visitId)
    await expect(page.getByText('Dibatalkan', { exact: true })).toBeVisible()
    expect(await query(hospital, `select status from prescriptions`)).toEqual([{ status: 'cancelled' }])
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})

test('three lines with favourites take at most thirty keys; Del removes an empty one, and a half prescription survives a reload', async () => {
  test.setTimeout(240_000)
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    for (const [n, name] of ['Rut Kontrol', 'Lea Kontrol'].entries()) {
      const seq = await registerPatient(page, name, `917104410190900${n + 1}`, 0)
      await recordVitals(page, name, (await openVisit(page, seq)).seq)
    }
    await untilAllSent(page)
    const [first, second] = [await visitOf(hospital, 'Rut Kontrol'), await visitOf(hospital, 'Lea Kontrol')]
    await lock(page)
    await signIn(page, 'dokter')

    // Once by hand: from then on these are the doctor's own.
    await openPrescription(page, hospital, first)
    for (const line of ['amlo5 1x1 30', 'metformin500 2x1 pc 30hr', 'simva10 1x1 malam 30']) {
      await page.keyboard.type(line)
      await page.keyboard.press('Enter')
    }
    await expectLine(page, 3, 'Simvastatin tab 10 mg')
    await expect(page.getByTestId('understood').nth(1)).toContainText(
      '2 x sehari 1 tablet sesudah makan, selama 30 hari: 60 tablet',
    )
    await page.keyboard.press('Control+Enter')
    const seq = await saved(page, 0)

    await openPrescription(page, hospital, second)
    const hands = new Hands(page)
    for (const word of ['aml', 'metf', 'sim']) {
      await hands.press(word, 'Enter')
    }
    await expect(page.getByTestId('understood').nth(0)).toContainText(
      '1 x sehari 1 tablet, selama 30 hari: 30 tablet',
    )
    await hands.press('Control+Enter')
    await saved(page, seq)
    expect(hands.presses).toBeLessThanOrEqual(30)
    await untilAllSent(page)
    expect(
      await query(
        hospital,
        `select drug_name, quantity::float from prescription_lines where visit_id = $1 order by position`,
        [second],
      ),
    ).toEqual([
      { drug_name: 'Amlodipin tab 5 mg', quantity: 30 },
      { drug_name: 'Metformin tab 500 mg', quantity: 60 },
      { drug_name: 'Simvastatin tab 10 mg', quantity: 30 },
    ])

    // The same drugs again on the same day: said, and only with a reason.
    await openPrescription(page, hospital, second)
    await page.keyboard.type('amlo10 1x1 30')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: 'Masih ada Amlodipin tab 5 mg' })).toBeVisible()
    await page.waitForTimeout(600)
    await page.reload()
    await atWork(page)
    await expectLine(page, 1, 'Amlodipin tab 10 mg')
    await lineBox(page, 1).fill('')
    await lineBox(page, 1).press('Delete')
    await expect(page.getByLabel('Obat 1: Amlodipin tab 10 mg')).toBeHidden()
    await expect(lineBox(page, 1)).toBeFocused()
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})

test('acceptance-day 14: a child’s dose stands by weight with its date, and a weight that is missing is asked for once', async () => {
  test.setTimeout(240_000)
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, 'perawat')
    const [child] = await query<{ name: string; number: string }>(
      hospital,
      `select name, medical_record_number as number from patients
        where birth_date between '2024-12-01' and '2025-11-01' order by id limit 1`,
    )
    await choosePatient(page, child!.number)
    await openVisit(page, 0)
    await untilAllSent(page)
    const visitId = await visitOf(hospital, child!.name)
    await lock(page)
    await signIn(page, 'dokter')
    await openPrescription(page, hospital, visitId)
    await lineBox(page, 1).focus()
    await page.keyboard.type('pct syr 3x1 cth')
    await page.keyboard.press('Enter')
    await expect(page.getByText('BB belum ada: dosis anak tidak bisa dihitung.')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByLabel('BB hari ini')).toBeFocused()
    await page.keyboard.type('9')
    await expect(page.getByTestId('child-dose')).toContainText(
      '13,3 mg/kg sekali · 40 mg/kg sehari · 5 ml · BB 9 kg',
    )
    await page.keyboard.press('Control+Enter')
    await saved(page, 0)
    await untilAllSent(page)
    expect(await query(hospital, `select weight_kg::float from prescriptions`)).toEqual([{ weight_kg: 9 }])
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})
