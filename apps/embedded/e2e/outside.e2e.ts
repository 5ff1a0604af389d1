import { RecordDiagnosis } from '@lentera/contracts/charting/diagnosis'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import { CloseVisit } from '@lentera/contracts/visits/close-visit'
import { StartVisit } from '@lentera/contracts/visits/start-visit'
import { expect, test } from 'playwright/test'
import { v7 } from 'uuid'
import { type Arrived, arrived } from '../src/harness/arrived.js'
import { query } from '../src/harness/database.js'
import { Hospital } from '../src/harness/hospital.js'
import { Profile } from '../src/harness/profile.js'
import { RemoteHands } from '../src/harness/remote-hands.js'
import { look } from './pictures.js'

const values = {
  ...{ systolic: 130, diastolic: 85, pulse: 88, respiratoryRate: 20, temperature: 38.1, spo2: 97 },
  ...{ weight: 61, height: 165, waist: null, muac: null, headCircumference: null },
}

/** How many deliveries are in each state, with what they wait for. */
const states = async (hospital: Hospital): Promise<Record<string, number>> => {
  const rows = await query<{ state: string; n: number }>(
    hospital,
    `select state || coalesce(' ' || error_code, '') as state, count(*)::integer as n from deliveries group by 1`,
  )
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}

// What happens in the house is told outside by itself. That it stands there once, whatever dies on the way, is the
// proof `deliveries`.
test.describe('a finished visit', () => {
  let hospital: Hospital

  test.beforeEach(async () => {
    hospital = await Hospital.create({ satusehat: 'sandbox' })
  })
  test.afterEach(() => hospital.destroy())

  async function wholeVisit({ patientId, visitId }: Arrived): Promise<void> {
    const [nurse, doctor] = [
      await RemoteHands.of(hospital, 'perawat'),
      await RemoteHands.of(hospital, 'dokter'),
    ]
    const visit = { patientId, visitId }
    await nurse.do(StartVisit, { ...visit, stage: 'intake' })
    await nurse.do(RecordVitals, { ...visit, vitalsId: v7(), values })
    await doctor.do(StartVisit, { ...visit, stage: 'examination' })
    await doctor.do(RecordDiagnosis, {
      ...visit,
      ...{ diagnosisId: v7(), code: 'J06.9', name: 'ISPA', rank: 'primary' },
      ...{ caseKind: 'new', certainty: 'confirmed' },
    })
    await doctor.do(CloseVisit, { ...visit, outcome: 'home' })
  }

  test('goes to SATUSEHAT by itself', async () => {
    test.setTimeout(180_000)
    const came = await arrived(hospital, 2)
    for (const one of came) await wholeVisit(one)
    const delivered = async () => {
      const { delivered = 0, ...others } = await states(hospital)
      // Who has no NIK waits for it, and says so.
      return (
        Object.keys(others).every((state) => /patient_(without_nik|missing)|nik_unknown/.test(state)) &&
        delivered > 0
      )
    }
    await expect.poll(delivered, { timeout: 120_000 }).toBe(true)

    const profile = await Profile.create()
    try {
      const page = await profile.open()
      await page.goto(hospital.sandboxUrl)
      await expect(page.getByText('Ini BUKAN SATUSEHAT.').first()).toBeVisible()
      await look(page, 'outside-inspector')
    } finally {
      await profile.destroy()
    }
  })
})
