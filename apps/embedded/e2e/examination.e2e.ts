import { DispenseMedicine } from '@lentera/contracts/medications/dispense'
import { expect, test, type Page } from 'playwright/test'
import { v7 } from 'uuid'
import { expectLine, lineBox } from '../src/harness/at-prescribing.js'
import {
  choosePatient,
  openVisit,
  recordVitals,
  registerPatient,
  saved,
  signIn,
  untilAllSent,
  untilCached,
} from '../src/harness/at-the-desk.js'
import { devicesCommands, query } from '../src/harness/database.js'
import { Hands } from '../src/harness/hands.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'
import { RemoteHands } from '../src/harness/remote-hands.js'

// What a doctor may rely on: every word, every key.
test.describe('an examination', () => {
  let hospital: Hospital
  let door: Profile
  let room: Profile
  let nurse: Page
  let doctor: Page

  test.beforeEach(async () => {
    hospital = await Hospital.create()
    door = await Profile.create()
    room = await Profile.create()
    nurse = await door.open()
    await nurse.goto(hospital.url)
    await signIn(nurse, 'perawat')
    doctor = await room.open()
    await doctor.goto(hospital.url)
    await signIn(doctor, 'dokter')
  })
  test.afterEach(async () => {
    await room.destroy()
    await door.destroy()
    await hospital.destroy()
  })

  const banner = (page: Page) => page.getByLabel('Pasien yang terbuka')
  const chosen = (page: Page) => page.getByRole('listbox', { name: 'Diagnosis pasien ini' })

  /** Registered, given a number and measured, and known to the doctor's computer. */
  async function measured(name: string, nik: string): Promise<void> {
    await registerPatient(nurse, name, nik, 0)
    await measuredAgain(name)
  }
  async function measuredAgain(name: string): Promise<void> {
    const visit = await openVisit(nurse, 0)
    await recordVitals(nurse, name, visit.seq)
    await untilAllSent(nurse)
  }
  async function openExamination(name: string): Promise<void> {
    await doctor.goto(`${hospital.url}/periksa/`)
    await expect(banner(doctor)).toContainText(name, { timeout: 45_000 })
    await expect(doctor.getByLabel('Keluhan')).toBeFocused()
  }
  const press = (...words: readonly string[]) => new Hands(doctor).press(...words)

  /** The medicines of a paket lie ready, and go to the pharmacy by one key. */
  async function sendPrescription(): Promise<number> {
    await expect(doctor.getByLabel('Obat 1: Parasetamol tab 500 mg')).toBeVisible()
    const keys = await press('Control+Enter')
    await expect(doctor.getByTestId('saved')).toContainText('Resep')
    return keys
  }

  /** A pharmacist gives what was prescribed, so that nobody waits for it any more. */
  async function handOverAll(): Promise<void> {
    const rows = await query<{
      id: string
      prescription: string
      visit: string
      patient: string
      drug: string
      quantity: number
    }>(
      hospital,
      `select id, prescription_id as prescription, visit_id as visit, patient_id as patient,
           drug_id as drug, quantity::float
         from prescription_lines order by position`,
    )
    const { prescription: prescriptionId, visit: visitId, patient: patientId } = rows[0]!
    const pharmacist = await RemoteHands.of(hospital, 'apoteker')
    await pharmacist.do(DispenseMedicine, {
      ...{ dispenseId: v7(), prescriptionId, visitId, patientId, reviewed: true, note: null },
      lines: rows.map(({ id: lineId, drug: drugId, quantity }) => ({
        ...{ lineId, drugId, batchId: null, quantity, covers: quantity },
      })),
    })
  }

  test('survives a dead server and a killed browser, and arrives exactly once', async () => {
    await measured('Yosefina Periksa', '9171044101909101')
    await openExamination('Yosefina Periksa')
    await untilCached(doctor)
    await hospital.kill()

    await doctor.getByLabel('Keluhan').fill('Batuk pilek tiga hari')
    await doctor.keyboard.press('Alt+n')
    await expect(doctor.getByLabel('Pemeriksaan fisik')).toHaveValue(/Paru: Vesikuler/)
    await doctor.keyboard.press('F3')
    await doctor.keyboard.type('ispa')
    await doctor.getByRole('option', { name: /J06/ }).first().waitFor()
    await doctor.keyboard.press('Enter')
    await expect(chosen(doctor)).toContainText('Kasus baru')
    await doctor.getByRole('combobox', { name: 'Tindakan' }).fill('nebulizer')
    await doctor.keyboard.press('Enter')
    await doctor.getByLabel('Rencana, edukasi').pressSequentially('Istirahat, banyak min')
    // The pause after which a draft is stored, and no goodbye.
    await doctor.waitForTimeout(1500)
    await room.kill()

    doctor = await room.open()
    await doctor.goto(hospital.url)
    await signIn(doctor, 'dokter')
    await doctor.getByRole('option', { name: /Yosefina Periksa/ }).waitFor()
    await expect(doctor.getByRole('option', { name: /Yosefina Periksa/ })).toContainText('belum selesai')
    await doctor
      .getByRole('navigation', { name: 'Layar' })
      .getByRole('link', { name: /^Pemeriksaan/ })
      .click()
    await expect(doctor.getByText('Isian yang belum ditandatangani dibuka lagi.')).toBeVisible()
    await expect(doctor.getByLabel('Rencana, edukasi')).toBeFocused()
    await doctor.keyboard.type('um')
    await expect(doctor.getByLabel('Rencana, edukasi')).toHaveValue('Istirahat, banyak minum')
    await expect(doctor.getByLabel('Keluhan')).toHaveValue('Batuk pilek tiga hari')
    await expect(chosen(doctor)).toContainText('J06.9')
    await doctor.keyboard.press('Control+Enter')
    await saved(doctor, 0)

    await hospital.start()
    await untilAllSent(doctor)
    for (const name of ['charting.writeNote', 'charting.recordDiagnosis', 'charting.recordProcedure'])
      expect(await devicesCommands(hospital, name), name).toHaveLength(1)
    const rows = await query(
      hospital,
      `select n.subjective, n.plan, d.code, d.rank, d.case_kind, p.name from notes n
         join diagnoses d on d.visit_id = n.visit_id join procedures_done p on p.visit_id = n.visit_id`,
    )
    expect(rows).toEqual([
      {
        subjective: 'Batuk pilek tiga hari',
        plan: 'Istirahat, banyak minum',
        code: 'J06.9',
        rank: 'primary',
        case_kind: 'new',
        name: 'Nebulizer',
      },
    ])
  })

  test('of a cold takes at most 40 keys with a paket, its medicines sent to the pharmacy', async () => {
    await measured('Anton Batuk', '9171040101809111')
    await measured('Beni Batuk', '9171040101819112')
    await openExamination('Anton Batuk')
    const keys = (await press('Alt+k', '1', 'Control+Enter')) + (await sendPrescription())
    await openExamination('Beni Batuk')
    // With a complaint of its own.
    const more = (await press('Batuk 3 hari', 'Alt+k', '1', 'Control+Enter')) + (await sendPrescription())
    console.log(`ISPA with a paket: ${keys} keys, with a complaint ${more}`)
    expect(keys).toBeLessThanOrEqual(40)
    expect(more).toBeLessThanOrEqual(40)
    await untilAllSent(doctor)
    const codes = await query<{ code: string; plan: string }>(
      hospital,
      `select d.code, n.plan from diagnoses d join notes n on n.visit_id = d.visit_id`,
    )
    expect(codes).toHaveLength(2)
    for (const { code, plan } of codes)
      expect([code, plan]).toEqual(['J06.9', expect.stringContaining('masker')])
  })

  test('of a known illness takes at most 20 keys with the same drugs, and is an old case with its reason', async () => {
    await measured('Carla Kontrol', '9171044101809114')
    await openExamination('Carla Kontrol')
    await press('F3', 'i10', 'Enter', 'Control+ArrowDown', 'Control+ArrowDown', 'Kurangi garam', 'Alt+r')
    await lineBox(doctor, 1).waitFor()
    // For two days, so that on the same day nobody has to say why they are given again.
    await press('amlo5 1x1 2hr', 'Enter', 'metformin500 2x1 pc 2hr', 'Enter')
    await expectLine(doctor, 2, 'Metformin tab 500 mg')
    await press('Control+Enter')
    const sent = await saved(doctor, 0)
    await expect(doctor.getByTestId('saved')).toContainText('Resep')
    await expect(doctor.getByLabel('Rencana, edukasi')).toHaveValue('Kurangi garam')
    await press('Control+Enter')
    await saved(doctor, sent)
    await doctor.getByRole('option', { name: /Carla Kontrol/ }).waitFor()
    await doctor.getByRole('option', { name: /Carla Kontrol/ }).focus()
    await doctor.keyboard.press('Enter')
    await expect(doctor.getByText(/Ditandatangani/)).toBeVisible()
    await press('Alt+p')
    await expect(doctor.getByText('Semua sudah terisi.')).toBeVisible()
    await press('Control+Enter')
    await untilAllSent(doctor)
    await handOverAll()

    // The door has heard of it, too.
    await nurse.goto(`${hospital.url}/tunggu/`)
    await nurse.getByText('Belum ada pasien hari ini.').waitFor({ timeout: 45_000 })
    await choosePatient(nurse, 'Carla Kontrol')
    await measuredAgain('Carla Kontrol')
    await openExamination('Carla Kontrol')
    await expect(doctor.getByRole('complementary', { name: 'Riwayat' })).toContainText('I10')
    const keys = await press('Alt+l')
    await expect(chosen(doctor)).toContainText('Kasus lama')
    await expect(chosen(doctor)).toContainText('penyakit menahun')
    const toResep = await press('Alt+r')
    await lineBox(doctor, 1).waitFor()
    const repeated = await press('Alt+l')
    await expect(doctor.getByText(/Resep .* diulang/)).toBeVisible()
    await expectLine(doctor, 2, 'Metformin tab 500 mg')
    const resent = await press('Control+Enter')
    await expect(doctor.getByTestId('saved')).toContainText('Resep')
    await expect(chosen(doctor)).toContainText('Kasus lama')
    const all = keys + toResep + repeated + resent + (await press('Control+Enter'))
    await expect(doctor.getByTestId('saved')).toContainText('Pemeriksaan')
    await doctor.getByRole('listbox', { name: 'Pasien hari ini' }).waitFor()
    console.log(`chronic control: ${all} keys`)
    expect(all).toBeLessThanOrEqual(20)
    await untilAllSent(doctor)
    const kinds = await query<{ case_kind: string }>(
      hospital,
      `select case_kind from diagnoses order by recorded_at`,
    )
    expect(kinds.map(({ case_kind }) => case_kind)).toEqual(['new', 'old'])
    const ordered = await query<{ visit_id: string; drug_name: string }>(
      hospital,
      `select l.visit_id, l.drug_name, l.quantity::float, l.days, l.signa
         from prescription_lines l join visits v on v.id = l.visit_id order by v.opened_at, l.position`,
    )
    const lines = ordered.map(({ visit_id: _, ...line }) => line)
    expect(lines.map(({ drug_name }) => drug_name).slice(0, 2)).toEqual([
      'Amlodipin tab 5 mg',
      'Metformin tab 500 mg',
    ])
    expect(lines.slice(2)).toEqual(lines.slice(0, 2))
    expect(new Set(ordered.map(({ visit_id }) => visit_id)).size).toBe(2)
  })

  test('that lacks a diagnosis says so before the visit is closed, and afterwards takes an addendum and the diagnosis, which somebody looks at', async () => {
    await measured('Dewi Selesai', '9171044101809115')
    await openExamination('Dewi Selesai')
    await doctor.getByLabel('Keluhan').fill('Pusing')
    await doctor.keyboard.press('Control+Enter')
    await saved(doctor, 0)
    await doctor.getByRole('option', { name: /Dewi Selesai/ }).waitFor()
    await doctor.keyboard.press('Enter')
    await doctor.getByLabel('Keluhan').waitFor()
    await press('Alt+p')
    await doctor.getByRole('option', { name: /Diagnosis belum ada/ }).waitFor()
    await press('Enter')
    await doctor.getByLabel('Diagnosis (ICD-10)').waitFor()
    await press('Alt+p')
    await doctor.getByRole('option', { name: /Diagnosis belum ada/ }).waitFor()
    await press('Control+Enter')
    await expect(doctor.getByTestId('saved')).toContainText('selesai')
    await expect(doctor.getByRole('option', { name: /Dewi Selesai/ })).toHaveCount(0)

    await untilAllSent(doctor)
    const [{ id }] = (await query<{ id: string }>(
      hospital,
      `select id from visits where status = 'closed'`,
    )) as [{ id: string }]
    await doctor.goto(`${hospital.url}/periksa/?id=${id}`)
    // Whoever comes because it is missing stands where it is written.
    await expect(doctor.getByLabel('Diagnosis (ICD-10)')).toBeFocused()
    await doctor.getByRole('textbox', { name: 'Catatan tambahan' }).fill('Keluarga menelepon: sudah membaik')
    await press('F3', 'i10')
    await doctor.getByRole('option', { name: /I10/ }).first().waitFor()
    await press('Enter')
    await expect(chosen(doctor)).toContainText('I10')
    await press('Control+Enter')
    await saved(doctor, 0)
    await untilAllSent(doctor)
    expect(await devicesCommands(hospital, 'visits.close')).toMatchObject([{ outcome: 'flagged', times: 1 }])
    const written = await query<{ kind: string; amends: boolean }>(
      hospital,
      `select kind, amends is not null as amends from notes order by written_at`,
    )
    expect(written).toEqual([
      { kind: 'soap', amends: false },
      { kind: 'addendum', amends: true },
    ])
    const found = await devicesCommands(hospital, 'charting.recordDiagnosis')
    expect(found).toMatchObject([{ outcome: 'flagged', times: 1 }])
    const outcomes = await devicesCommands(hospital, 'charting.writeNote')
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['applied', 'applied'])
  })
})
