import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { compareHeld } from './held-rows.js'
import type { PowerCuts } from './power-cut.js'
import type { ProofCluster } from './proof-store.js'
import { NOBODY_FLUSHES } from './wal-loss-cases.js'
import { type Losses, type Mistakes, WorkingHouse } from './working-house.js'

/** A planted mistake must show within so many cuts. */
const UNTIL_SEEN = 25
const SAID_EVERY = 20

/** Work between two cuts, ms: shorter and longer than the WAL writer's turn of 200 ms. */
const workMs = () => 30 + Math.random() * 270

/**
 * Cuts the power of a house at work `rounds` times, looks after each cut for what was told and is gone, and at the
 * end for what was skipped, doubled or left behind (I1, I2, I5, I6). Before that the same run with each of two
 * mistakes must find it: a check that was never seen red is none.
 */
export async function stormOfCuts(
  cuts: PowerCuts,
  rounds: number,
  say: (isRight: boolean, line: string) => void,
): Promise<void> {
  const withMistake = async (mistakes: Mistakes, is: (losses: Losses) => boolean, what: string) => {
    const seen = await inHouse(cuts, mistakes, async (house, cluster) => {
      // On a busy computer the first cut could come before the first answer; what is lost then was told to nobody, and
      // the history is another one from then on.
      while (house.acknowledged.size === 0) await sleep(5)
      for (let round = 1; round <= UNTIL_SEEN; round += 1)
        if (is(await cutOnce(cuts, cluster, house))) return round
      return null
    })
    say(
      seen !== null,
      `a house at work, ${what}: ${seen === null ? 'not noticed' : `noticed at cut ${seen}`}`,
    )
  }
  // Without the guard in both: a pull that flushes would save by the way what was acknowledged too early.
  await withMistake(
    { synchronousCommit: 'off', flushGuard: false },
    ({ lost }) => lost > 0,
    'acknowledged before the flush',
  )
  await withMistake(
    { synchronousCommit: 'off', flushGuard: false },
    ({ ghosts }) => ghosts > 0,
    'pulled before the flush',
  )
  await inHouse(cuts, {}, async (house, cluster) => {
    let [lost, ghosts] = [0, 0]
    for (let round = 1; round <= rounds; round += 1) {
      const losses = await cutOnce(cuts, cluster, house)
      lost += losses.lost
      ghosts += losses.ghosts
      if (round % SAID_EVERY === 0)
        console.log(`  ${round} of ${rounds} cuts: ${house.acknowledged.size} acknowledged, ${lost} lost`)
    }
    await house.finish()
    const { repeats, pulls, rolledBack } = house.count
    console.log(`  ${rounds} cuts, ${repeats} pushes again, ${pulls} pulls, ${rolledBack} rollbacks`)
    const end = await countEffects(cluster, house)
    const held = (await house.heldAndTruth()).map(({ mine, truth }) => compareHeld(mine, truth))
    const skipped = held.reduce((sum, one) => sum + one.skipped, 0)
    ghosts += held.reduce((sum, one) => sum + one.ghosts, 0)
    const all = `${house.saved.size} commands, ${rounds} cuts`
    say(lost + end.lost === 0 && repeats > 0, `I1 ${all}: ${lost + end.lost} acknowledged and lost`)
    say(end.doubled === 0, `I2 ${all}: ${end.doubled} doubled`)
    say(skipped === 0, `I5, I6 ${all}: ${skipped} rows skipped`)
    say(ghosts === 0, `I5 ${all}: ${ghosts} rows a device holds and nobody wrote`)
  })
}

async function inHouse<T>(
  cuts: PowerCuts,
  mistakes: Mistakes,
  work: (house: WorkingHouse, cluster: ProofCluster) => Promise<T>,
): Promise<T> {
  // A mistake must show whenever the power goes, not only when the WAL writer happened to be behind.
  const cluster = await cuts.cluster(mistakes.synchronousCommit === 'off' ? NOBODY_FLUSHES : {})
  try {
    const house = await WorkingHouse.open(cluster, mistakes)
    try {
      return await work(house, cluster)
    } finally {
      await house.end()
    }
  } finally {
    await cluster.destroy()
  }
}

async function cutOnce(cuts: PowerCuts, cluster: ProofCluster, house: WorkingHouse): Promise<Losses> {
  await sleep(workMs())
  await cuts.cut(cluster)
  await cluster.start()
  return house.lookForLosses()
}

/** Each triple is one patient, one visit with its ticket, one set of vitals. */
async function countEffects(
  cluster: ProofCluster,
  { saved, acknowledged }: WorkingHouse,
): Promise<{ lost: number; doubled: number }> {
  const ids = [...saved]
  const client = await cluster.client()
  const ask = async <T extends pg.QueryResultRow>(sql: string) => (await client.query<T>(sql)).rows
  const logged = await ask<{ id: string; payloads: number }>(
    `select l.id, (select count(*)::int from command_payload p where p.id = l.id) as payloads
       from command_log l where l.device_id in (select device_id from device_people)`,
  )
  const known = new Set(logged.map(({ id }) => id))
  const [effects] = await ask<Record<string, number>>(
    `select (select count(*)::int from visits) as visits, (select count(*)::int from queue_tickets) as tickets,
       (select count(*)::int from vitals) as vitals, (select count(*)::int from patients) as patients,
       (select count(*)::int from patient_directory) as directory`,
  )
  const [twice] = await ask<{ events: number }>(
    `select count(*)::int as events from (
       select 1 from outbox_events group by command_id, name having count(*) > 1) as twice`,
  )
  await client.end()
  const expected = ids.length / 3
  const wrongEffects = Object.values(effects!).reduce((sum, count) => sum + Math.abs(count - expected), 0)
  return {
    lost: ids.filter((id) => !known.has(id)).length + (ids.length - acknowledged.size),
    doubled:
      logged.length -
      known.size +
      logged.filter(({ payloads }) => payloads !== 1).length +
      twice!.events +
      wrongEffects,
  }
}
