// T4: the server dies in the middle of pushes, the API by SIGKILL, Postgres by an immediate stop, also in the moment
// after a duplicate was answered. What was acknowledged must be there, once and in order; what was not, at most
// once (promises S1-S3). `--api 200 --postgres 100` goes on longer.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { numberFlag } from '../bench/flags.js'
import { Hospital, freePort } from '../harness/hospital.js'
import { untilEnded } from '../postgres/postmaster.js'
import { startPostgres } from '../postgres/start-postgres.js'
import { countEffects } from './kill-effects.js'
import { PushingDesks } from './pushing-desks.js'

const API_KILLS = numberFlag('api', 25)
const POSTGRES_KILLS = numberFlag('postgres', 10)
const DESKS = 3
/** Longest part of a batch that is done when the plug is pulled. */
const MID_BATCH_MS = 150

const data = await mkdtemp(join(tmpdir(), 'lentera-kills-'))
const options = {
  dataDir: data,
  port: await freePort(),
  log: () => undefined,
  // The start after a crash syncs every file by itself otherwise, which takes longer than the rest of a round.
  settings: { recovery_init_sync_method: 'syncfs' },
}
let postgres = await startPostgres(options)
const hospital = await Hospital.create({ database: postgres.url })

/** `immediate`: backends die where they are and nothing is written out; the API lives on and has no database. */
async function stopPostgres(): Promise<void> {
  process.kill(postgres.pid, 'SIGQUIT')
  await untilEnded(join(data, 'postgres'))
  await postgres.kill()
  postgres = await startPostgres(options)
}

async function restartApi(): Promise<void> {
  await hospital.kill()
  await hospital.start()
}

/** Which of them dies when: spread over the run, and every third time on the heels of an answered duplicate. */
const deaths = Array.from({ length: API_KILLS + POSTGRES_KILLS }, (_, n) => ({
  isPostgres:
    Math.floor(((n + 1) * POSTGRES_KILLS) / (API_KILLS + POSTGRES_KILLS)) >
    Math.floor((n * POSTGRES_KILLS) / (API_KILLS + POSTGRES_KILLS)),
  afterDuplicate: n % 3 === 2,
}))

let failed = true
try {
  const desks = await PushingDesks.open(hospital.url, DESKS)
  let [api, database, onDuplicate] = [0, 0, 0]
  for (const { isPostgres, afterDuplicate } of deaths) {
    if (afterDuplicate) await desks.untilDuplicateAnswered()
    else await desks.untilMidBatch(Math.random() * MID_BATCH_MS)
    if (isPostgres) await stopPostgres()
    else await restartApi()
    if (isPostgres) database += 1
    else api += 1
    if (afterDuplicate) onDuplicate += 1
    if ((api + database) % 10 === 0)
      console.log(`  API killed ${api}, Postgres ${database}; ${desks.acknowledged.size} acknowledged`)
  }
  await desks.finish()
  const { lost, doubled, strangers, unordered } = await countEffects(hospital, desks)
  console.log(
    `  T4: API killed ${api}, Postgres ${database}, ${onDuplicate} of them right after a duplicate was answered`,
  )
  console.log(
    `  saved ${desks.saved.size}, acknowledged ${desks.acknowledged.size}, batches sent again ${desks.repeats}, told to wait ${desks.toldToWait}, duplicates ${desks.duplicates}`,
  )
  console.log(
    `  acknowledged and lost ${lost}, doubled ${doubled}, unknown in the log ${strangers}, lanes out of order ${unordered}`,
  )
  failed =
    lost + doubled + strangers + unordered > 0 ||
    desks.acknowledged.size !== desks.saved.size ||
    desks.repeats === 0 ||
    desks.duplicates === 0
} finally {
  await hospital.destroy()
  await postgres.stop()
  await rm(data, { recursive: true, force: true })
}
console.log(failed ? '0 passed, 1 failed' : '1 passed, 0 failed')
process.exit(failed ? 1 : 0)
