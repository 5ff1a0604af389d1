// Fifty devices that come back at once, in a process of its own: signs everything first, sends on "go".
import { setTimeout as sleep } from 'node:timers/promises'
import { Desk, waitMs } from '../device/desk.js'
import type { Batch } from '../device/visit-batch.js'
import { patientsFor } from './seed-directory.js'
import type { StormOrder, StormReport } from './storm.js'

const START_WITHIN_MS = 1000

const { url, devices, commands } = JSON.parse(process.argv[2]!) as StormOrder

interface Returning {
  readonly desk: Desk
  readonly batches: Batch['own'][]
}

const ids: string[] = []
let busy = 0
let away = 0

async function prepare(index: number): Promise<Returning> {
  const desk = await Desk.enrol(url, `Bench ${index}`, { from: index * 1000 })
  await desk.register(patientsFor(commands))
  const batches: Batch['own'][] = []
  for (let made = 0; made < commands;) {
    const own = (await desk.morning('opened')).own.slice(0, commands - made)
    batches.push(own)
    made += own.length
  }
  return { desk, batches }
}

/** As the device's own loop: batch after batch, and after a no when the server says, or with full jitter. */
async function send({ desk, batches }: Returning): Promise<void> {
  for (const own of batches) {
    for (let failures = 1; ; failures += 1) {
      const answer = await desk.offer(own)
      if ('outcomes' in answer) {
        ids.push(...answer.outcomes.map(({ id }) => id))
        break
      }
      if (answer.answered) busy += 1
      else away += 1
      await sleep(waitMs(answer, failures))
    }
  }
}

const returning: Returning[] = []
for (let index = 1; index <= devices; index++) {
  returning.push(await prepare(index))
  process.send!({ kind: 'prepared', index })
}
process.send!({ kind: 'ready' })
process.once('message', () => {
  const started = performance.now()
  void Promise.all(
    returning.map(async (one) => {
      await sleep(Math.random() * START_WITHIN_MS)
      await send(one)
    }),
  ).then(() => {
    const report: StormReport = {
      kind: 'done',
      seconds: (performance.now() - started) / 1000,
      ids,
      busy,
      away,
    }
    process.send!(report, () => process.exit(0))
  })
})
