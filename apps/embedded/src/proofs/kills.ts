// The server dies in the middle of pushes: the API by SIGKILL, Postgres by an immediate stop. What was
// acknowledged must be there, once; what was not must be there at most once (promises S1, S2).
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Desk } from '../device/desk.js'
import { query } from '../harness/database.js'
import { Hospital } from '../harness/hospital.js'

const API_KILLS = 20
const POSTGRES_KILLS = 5
const DESKS = 3

const hospital = await Hospital.create()
const acknowledged = new Map<string, string>()
const saved = new Set<string>()
let working = true
let repeats = 0

/** Sends batch after batch; one that got no answer is sent again as it is, until it gets one. */
async function work(desk: Desk): Promise<void> {
  while (working) {
    const { own } = await desk.triples('opened')
    for (const record of own) saved.add('opened' in record ? record.opened.id : record.sealed.id)
    for (;;) {
      try {
        for (const { id, outcome } of (await desk.send(own)).outcomes) acknowledged.set(id, outcome)
        break
      } catch {
        repeats++
        await sleep(100 + Math.random() * 200)
      }
    }
  }
}

async function killPostgres(): Promise<void> {
  const pid = Number(
    (await readFile(join(hospital.data, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0],
  )
  process.kill(pid, 'SIGQUIT')
  await sleep(300)
  // Nobody may have been told "written" meanwhile; then the box comes up again.
  await hospital.kill()
}

let failed = true
try {
  const desks = await Promise.all(
    Array.from({ length: DESKS }, (_, n) => Desk.enrol(hospital.url, `Desk ${n + 1}`)),
  )
  const workers = desks.map(work)
  for (let kill = 1; kill <= API_KILLS + POSTGRES_KILLS; kill++) {
    await sleep(200 + Math.random() * 1200)
    const isPostgres = kill % 5 === 0
    if (isPostgres) await killPostgres()
    else await hospital.kill()
    await hospital.start()
    console.log(
      `  ${kill} of ${API_KILLS + POSTGRES_KILLS}: ${isPostgres ? 'Postgres' : 'API'} killed, ${acknowledged.size} acknowledged`,
    )
  }
  working = false
  await Promise.all(workers)
  const rows = await query<{ id: string; outcome: string; writes: number }>(
    hospital,
    `select l.id, l.outcome, (select count(*)::int from command_payload p where p.id = l.id) as writes
       from command_log l where device_id = any($1::uuid[])`,
    [desks.map((desk) => desk.deviceId)],
  )
  const logged = new Set(rows.map(({ id }) => id))
  const lost = [...acknowledged.keys()].filter((id) => !logged.has(id)).length
  const strangers = rows.filter(({ id }) => !saved.has(id)).length
  // Each triple is one patient, one visit, one set of vitals; a doubled effect is a row too many.
  const [effects] = await query<{ visits: number; vitals: number; tickets: number }>(
    hospital,
    `select (select count(*) from visits)::int as visits, (select count(*) from vitals)::int as vitals,
       (select count(*) from queue_tickets)::int as tickets`,
  )
  const expected = saved.size / 3
  const doubled = rows.length - logged.size + rows.filter(({ writes }) => writes !== 1).length
  const wrongEffects = Object.values(effects!).some((count) => count !== expected)
  console.log(`  saved ${saved.size}, acknowledged ${acknowledged.size}, batches sent again ${repeats}`)
  console.log(`  acknowledged and lost ${lost}, doubled ${doubled}, unknown in the log ${strangers}`)
  console.log(`  effects: ${JSON.stringify(effects)}, expected ${expected} each`)
  failed =
    lost > 0 ||
    doubled > 0 ||
    strangers > 0 ||
    wrongEffects ||
    acknowledged.size !== saved.size ||
    repeats === 0
} finally {
  working = false
  await hospital.destroy()
}
console.log(failed ? '0 passed, 1 failed' : '1 passed, 0 failed')
process.exit(failed ? 1 : 0)
