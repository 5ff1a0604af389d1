import { INTAKE_VERSION } from '@lentera/contracts/assessments/intake'
import { RecordAssessment } from '@lentera/contracts/charting/assessment'
import { RecordDiagnosis } from '@lentera/contracts/charting/diagnosis'
import { WriteNote } from '@lentera/contracts/charting/note'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import { CloseVisit } from '@lentera/contracts/visits/close-visit'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { expect, test } from 'playwright/test'
import { v7 } from 'uuid'
import { arrived, type Arrived } from '../src/harness/arrived.js'
import { lock } from '../src/harness/at-prescribing.js'
import { signIn, untilAllSent, untilCached } from '../src/harness/at-the-desk.js'
import { query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'
import { RemoteHands } from '../src/harness/remote-hands.js'
import { look } from './pictures.js'

const nothing = {
  ...{ systolic: null, diastolic: null, pulse: null, respiratoryRate: null, temperature: null, spo2: null },
  ...{ weight: null, height: null, waist: null, muac: null, headCircumference: null },
}

/** The visit is examined and closed, and the patient comes again, with a high pressure measured twice and pain. */
async function comesAgain(hospital: Hospital, { visitId: before, patientId }: Arrived): Promise<string> {
  const doctor = await RemoteHands.of(hospital, 'dokter')
  await doctor.do(WriteNote, {
    ...{ noteId: v7(), visitId: before, patientId, kind: 'soap', amends: null },
    ...{ subjective: 'Tengkuk berat', objective: 'Tampak baik', assessment: null, plan: 'Kurangi garam' },
  })
  await doctor.do(RecordDiagnosis, {
    ...{ diagnosisId: v7(), visitId: before, patientId, code: 'I10', name: 'Hipertensi esensial' },
    ...{ rank: 'primary', caseKind: 'new', certainty: 'confirmed' },
  })
  await doctor.do(CloseVisit, { visitId: before, patientId, outcome: 'home' })
  const nurse = await RemoteHands.of(hospital, 'perawat')
  const visitId = v7()
  await nurse.do(OpenVisit, {
    ...{ visitId, patientId, kind: 'outpatient', unit: 'umum', payer: 'bpjs', sick: true },
    ticket: 'AZ-009',
  })
  const first = { ...nothing, systolic: 152, diastolic: 98, pulse: 88, temperature: 36.7, weight: 70 }
  await nurse.do(RecordVitals, { vitalsId: v7(), visitId, patientId, values: first })
  const again = { ...nothing, systolic: 148, diastolic: 96 }
  await nurse.do(RecordVitals, { vitalsId: v7(), visitId, patientId, values: again })
  await nurse.do(RecordAssessment, {
    ...{ visitId, patientId, form: 'intake', version: INTAKE_VERSION },
    answers: {
      ...{
        complaint: 'Tengkuk berat lagi',
        pain: 8,
        fall: ['unsteady'],
        cough: [],
        nutrition: [],
        danger: [],
      },
      ...{ pregnant: null, lastMenstruationOn: null, pregnancyEndedOn: null, breastfeeding: null },
    },
  })
  return visitId
}

test('without a server a doctor sees both pressures, what the nurse found and the visit before, and what stays open is closed by whoever comes to it', async () => {
  test.setTimeout(300_000)
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  try {
    const [patient, other] = await arrived(hospital, 2, { isMeasured: true })
    const visitId = await comesAgain(hospital, patient!)
    const page = await profile.open()
    await page.goto(hospital.url)
    const row = (name: string) => page.getByRole('option', { name: new RegExp(name) })
    const saved = page.getByTestId('saved')
    const closing = page.getByRole('form', { name: 'Selesaikan kunjungan' })
    const unfinished = page.getByRole('heading', { name: 'Belum selesai hari ini' })

    await signIn(page, 'dokter')
    await row(patient!.name).waitFor({ timeout: 45_000 })
    await untilCached(page)
    await hospital.kill()
    await row(patient!.name).focus()
    await page.keyboard.press('Enter')
    const complaint = page.getByLabel('Keluhan')
    const examination = page.getByRole('form', { name: 'Pemeriksaan' })
    await expect(complaint).toBeFocused()
    for (const value of ['152/98', '148/96', '88', '36,7', '70'])
      await expect(examination.getByText(value, { exact: true })).toBeVisible()
    await expect(page.getByText('Nyeri 8')).toBeVisible()
    await expect(page.getByText('Risiko jatuh: Goyah')).toBeVisible()

    // Over what is being typed, and back to it.
    await complaint.fill('Tengkuk berat sejak kemarin')
    await page.keyboard.press('Alt+h')
    const past = page.getByRole('listbox', { name: 'Lima kunjungan terakhir' }).getByRole('option')
    await expect(past).toBeFocused()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    for (const said of ['Tampak baik', 'Kurangi garam', 'I10', '120/80'])
      await expect(dialog).toContainText(said)
    await look(page, 'Kunjungan lama')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(past).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(complaint).toBeFocused()
    await expect(complaint).toHaveValue('Tengkuk berat sejak kemarin')
    await look(page, 'Pemeriksaan, TD dua kali')
    await complaint.focus()

    // Signed and without medicine: nothing keeps it open any more, so the list asks to close it, and is come back to.
    await page.keyboard.press('Control+Enter')
    await expect(saved).toContainText(new RegExp(`Pemeriksaan .*${patient!.name}`))
    // The next one opens by itself.
    await expect(page.getByLabel('Pasien yang terbuka')).toContainText(other!.name)
    await page.keyboard.press('Alt+b')
    await row(`${patient!.name}.*belum ditutup`).focus()
    await page.keyboard.press('Enter')
    await closing.waitFor()
    await page.keyboard.press('Escape')
    await unfinished.waitFor()
    await row(`${patient!.name}.*belum ditutup`).focus()
    await page.keyboard.press('Enter')
    await closing.waitFor()
    await page.keyboard.press('Control+Enter')
    await expect(saved).toContainText('selesai')
    await unfinished.waitFor()
    await expect(row(`${patient!.name}.*belum ditutup`)).toHaveCount(0)

    // By the search of the head, from wherever: the visit of today.
    await page.keyboard.press('F2')
    await page.keyboard.type(other!.name)
    await page.getByRole('listbox', { name: 'Pasien yang cocok' }).waitFor({ timeout: 45_000 })
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Pasien yang terbuka')).toContainText(other!.name)
    await hospital.start()
    await untilAllSent(page)
    await lock(page)

    // The other went home without a doctor: the nurse closes, told what only a doctor writes.
    await signIn(page, 'perawat')
    await page.keyboard.press('Alt+a')
    await row(other!.name).waitFor({ timeout: 45_000 })
    await row(other!.name).focus()
    await page.keyboard.press('Enter')
    await expect(complaint).toBeFocused()
    await page.keyboard.press('Alt+p')
    await closing.waitFor()
    await expect(closing).toContainText('Belum ada; diisi dokter:')
    await expect(page.getByRole('radiogroup', { name: 'Status pulang' }).locator(':focus')).toHaveCount(1)
    await look(page, 'Selesaikan kunjungan, perawat')
    await page.keyboard.press('Escape')
    await expect(complaint).toBeFocused()
    await page.keyboard.press('Alt+p')
    await closing.waitFor()
    await page.keyboard.press('Control+Enter')
    await expect(saved).toContainText(`${other!.name} selesai`)
    await untilAllSent(page)
    const states = await query<{ id: string; status: string }>(
      hospital,
      `select id, status from visits where id = any($1) order by id`,
      [[visitId, other!.visitId]],
    )
    expect(states.map(({ status }) => status)).toEqual(['closed', 'closed'])
  } finally {
    await profile.destroy()
    await hospital.destroy()
  }
})
