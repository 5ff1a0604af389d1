// The worker that delivers to SATUSEHAT dies by SIGKILL in the middle of calls, before, while and after the other side
// took them; Redis is emptied and killed in between. Every resource must stand at the stand-in once, made by one
// accepted create, no create sent again blindly, and every visit at its end (promises O4, O5).
// `--kills 200 --flushes 20` goes on longer.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { numberFlag } from '../bench/flags.js'
import { freePort } from '../harness/hospital.js'
import { startPostgres } from '../postgres/start-postgres.js'
import { startRedis } from '../redis/start-redis.js'
import { DeliveryHouse } from './delivery-house.js'

const KILLS = numberFlag('kills', 20)
const FLUSHES = numberFlag('flushes', 4)
/** Enough that no life of a worker finds nothing to do. */
const VISITS = numberFlag('visits', KILLS * 10)
/** Each answer takes so long, so that a kill nearly always meets calls on their way. */
const LATENCY_MS = 25
/** Shortest and longest life. */
const LIFE_MS = { from: 150, to: 1_400 } as const
const FINISHED_WITHIN_MS = 600_000

const folder = await mkdtemp(join(tmpdir(), 'lentera-deliveries-'))
const postgres = await startPostgres({ dataDir: folder, port: await freePort(), log: () => undefined })
const redis = await startRedis(await freePort())
const house = await DeliveryHouse.open(postgres.url, folder, VISITS)
house.sandbox.faults.latency = LATENCY_MS

async function begin(): Promise<ChildProcess> {
  const program = new URL('./delivery-child.js', import.meta.url).pathname
  const child = spawn(process.execPath, [program, JSON.stringify(house.childOptions(redis.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout!, 'data')
  return child
}
async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

let failed = true
try {
  let unheardDeaths = 0
  let [unheard, midCall, idle] = [0, 0, 0]
  for (let n = 0; n < KILLS; n += 1) {
    const worker = await begin()
    await sleep(LIFE_MS.from + Math.random() * (LIFE_MS.to - LIFE_MS.from))
    if (n % Math.ceil(KILLS / FLUSHES) === 1) await (n % 2 === 0 ? redis.restart() : redis.flush())
    await kill(worker)
    const { claimed = 0 } = await house.states()
    if (claimed > 0) midCall += 1
    else idle += 1
    const { accepted, heard } = await house.taken()
    unheard = Math.max(unheard, accepted - heard)
    if (accepted > heard) unheardDeaths += 1
    if ((n + 1) % 20 === 0) console.log(`  killed ${n + 1}: ${JSON.stringify(await house.states())}`)
  }
  const before = (await house.taken()).accepted
  const last = await begin()
  const end = performance.now() + FINISHED_WITHIN_MS
  for (;;) {
    const { delivered = 0, ...open } = await house.states()
    if (Object.keys(open).length === 0 && delivered > 0) break
    if (performance.now() > end) throw new Error(`not finished: ${JSON.stringify(open)}`)
    await sleep(200)
  }
  await kill(last)

  const { state } = house.sandbox
  const creates = state.creates()
  const doubled = creates.filter(({ accepted }) => accepted !== 1).length
  const encounters = state.resources('Encounter')
  const unended = encounters.filter(
    ({ resource }) => (resource as { status?: string }).status !== 'finished',
  ).length
  const count = (type: Parameters<typeof state.resources>[0]) => state.resources(type).length
  console.log(
    `  worker killed ${KILLS}, ${midCall} of them with deliveries at hand; Redis emptied or killed ${FLUSHES}`,
  )
  console.log(
    `  ${VISITS} visits, ${creates.length} resources created, ${before} of them before the last life; after ${unheardDeaths} deaths something stood there that nobody had heard of, ${unheard} at most; ${idle} lives had nothing at hand`,
  )
  console.log(
    `  created not exactly once ${doubled}, blind repeats ${state.blindRepeats()}, visits not at their end ${unended}`,
  )
  failed =
    doubled + state.blindRepeats() + unended > 0 ||
    encounters.length !== VISITS ||
    count('Condition') !== VISITS ||
    count('MedicationDispense') !== VISITS ||
    count('Observation') !== VISITS * 5 ||
    midCall < KILLS / 2 ||
    unheardDeaths === 0
} finally {
  await house.close()
  await redis.stop()
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
console.log(failed ? '0 passed, 1 failed' : '1 passed, 0 failed')
process.exit(failed ? 1 : 0)
