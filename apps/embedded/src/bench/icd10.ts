import { manyDiagnoses } from '../catalogues/many-diagnoses.js'
import { typedPhrases } from '../catalogues/typed-phrases.js'
import { Hospital } from '../harness/hospital.js'
import { Profile } from '../harness/profile.js'
import { nurse, QUIET_PAGE } from './desk-device.js'
import { numberFlag } from './flags.js'
import { openDevicePage } from './page/open-device-page.js'
import { type Bench, percentile } from './result.js'
import { throttle } from './throttle.js'

const LOAD = '6c656e74-6572-4100-8000-64656d6f00b1'

/** From a key in the search for a diagnosis to its hits, over a list as long as the whole classification. */
export const icd10: Bench = async (log) => {
  const rows = numberFlag('rows', 18_500)
  const phrases = typedPhrases
    .trim()
    .split('\n')
    .map((line) => line.split(' = ') as [string, string])
  const hospital = await Hospital.create()
  const [office, ward] = [await Profile.create(), await Profile.create()]
  try {
    log(`Memuat ${rows} diagnosis dari komputer petugas TI…`)
    const loader = await openDevicePage(await office.open(), hospital.url + QUIET_PAGE)
    await loader('enrol', 'admin', nurse.password)
    await loader('loadDiagnoses', manyDiagnoses(rows), LOAD)
    log('Perangkat lain mengambil daftarnya…')
    const page = await ward.open()
    const device = await openDevicePage(page, hospital.url + QUIET_PAGE)
    await device('enrol', nurse.username, nurse.password)
    const started = performance.now()
    await device('pull')
    const pullMs = performance.now() - started
    log('Memperlambat prosesor empat kali, lalu mengetik…')
    const slowedBy = await throttle(page, 4)
    const ready = await device('prepareDiagnoses')
    const keys: number[] = []
    let found = 0
    for (const [typed, codes] of phrases) {
      const answer = await device('typeDiagnosis', typed)
      keys.push(...answer.keys)
      if (answer.codes.slice(0, 5).some((code) => codes.split(' ').includes(code))) found += 1
    }
    return {
      bench: 'icd10',
      figures: {
        icd10_p95_ms: percentile(keys, 95),
        icd10_p50_ms: percentile(keys, 50),
        icd10_worst_ms: Math.max(...keys),
        found_in_first_five: found / phrases.length,
      },
      baseline: {
        rows: ready.rows,
        key_strokes: keys.length,
        prepare_ms: ready.ms,
        pull_ms: pullMs,
        throttled_by: await slowedBy(),
      },
      notes: [
        `${phrases.length} phrases as doctors and nurses type them, letter by letter; ${ready.rows} rows on the device, 4x throttle`,
        'one figure per key: until the ten hits are opened; React and the frame are not in it',
        'the list is our own, repeated with qualities and sites: invented codes',
      ],
    }
  } finally {
    await ward.destroy()
    await office.destroy()
    await hospital.destroy()
  }
}
