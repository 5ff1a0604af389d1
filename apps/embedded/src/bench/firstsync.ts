import { query } from '../harness/database.js'
import { Hospital } from '../harness/hospital.js'
import { Profile } from '../harness/profile.js'
import { nurse, QUIET_PAGE } from './desk-device.js'
import { numberFlag } from './flags.js'
import { openDevicePage } from './page/open-device-page.js'
import { PouchPeer } from './pouch-peer.js'
import { type Bench, median } from './result.js'
import { seedDirectory } from './seed-directory.js'
import { throttle } from './throttle.js'

const rounds = 3

/** A new device fetches the patient directory, beside PouchDB that replicates the same documents. */
export const firstsync: Bench = async (log) => {
  const count = numberFlag('patients', 10_000)
  const hospital = await Hospital.create()
  const peer = await PouchPeer.start()
  try {
    await seedDirectory(hospital, count, log)
    const documents = await query<Record<string, unknown>>(
      hospital,
      'select to_jsonb(d) as document from patient_directory d',
    )
    log('Mengisi pouchdb-server dengan dokumen yang sama…')
    await peer.fill(documents.map(({ document }) => document as { id: string }))
    const ours: number[] = []
    const theirs: number[] = []
    let slower = NaN
    for (let round = 1; round <= rounds; round++) {
      log(`Putaran ${round} dari ${rounds}…`)
      // A database of its own each round: a new browser profile.
      const fresh = await Profile.create()
      try {
        const page = await fresh.open()
        const device = await openDevicePage(page, hospital.url + QUIET_PAGE)
        await device('enrol', nurse.username, nurse.password)
        const slowedBy = await throttle(page, 4)
        const started = performance.now()
        const rows = await device('pull')
        ours.push(rows / ((performance.now() - started) / 1000))
        slower = await slowedBy()
        theirs.push(documents.length / (await peer.replicate(page)))
      } finally {
        await fresh.destroy()
      }
    }
    const ratios = ours.map((one, round) => one / theirs[round]!)
    return {
      bench: 'firstsync',
      figures: { records_per_s: median(ours), ratio_vs_pouchdb: median(ratios) },
      baseline: {
        documents: documents.length,
        pouchdb_records_per_s: median(theirs),
        worst_ratio: Math.min(...ratios),
        throttled_by: slower,
      },
      notes: [
        `${documents.length} directory entries at 4x throttle on the LAN, ${rounds} alternating rounds, each in a new profile`,
        'ours: the device core pulls, encrypts and stores; the page shows nothing. Theirs: PouchDB 9 replicates from pouchdb-server 4.2 (in memory, same machine) into IndexedDB in the clear, batches of 1,000 documents',
      ],
    }
  } finally {
    await peer.stop()
    await hospital.destroy()
  }
}
