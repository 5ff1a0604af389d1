import { verifyDatabase } from '@lentera/api/platform/seals/verify/verify-database'
import { AuditLog, facilityId } from '../proofs/audit-log.js'
import { type Bench, median } from './result.js'

const transactions = 1_000
const commandsEach = 100
const rounds = 5

/** Rows a second of `audit verify` over the chain alone: what a year of a busy Puskesmas takes. */
export const audit: Bench = async (log) => {
  log('Menyalakan basis data…')
  const chain = await AuditLog.create()
  try {
    log(`Menulis dan menyegel ${transactions} kiriman…`)
    for (let n = 0; n < transactions; n += 1)
      await chain.grow(chain.client, {
        exported: n % 60 === 0,
        rows: { commands: commandsEach, reads: 2, outcomes: 0 },
      })
    await chain.client.query('analyze')
    const heads = await chain.verifying()
    const rates: number[] = []
    const plain: number[] = []
    for (let round = 1; round <= rounds; round += 1) {
      log(`Putaran ${round} dari ${rounds}…`)
      rates.push(
        await perSecond(async () => {
          const { facilities, findingCount } = await verifyDatabase({ databaseUrl: chain.url, ...heads })
          if (findingCount > 0) throw new Error(`audit: ${findingCount} findings in a log nobody touched`)
          return Object.values(facilities[0]!.rows).reduce((sum, rows) => sum + rows, 0)
        }),
      )
      plain.push(
        await perSecond(async () => {
          const sql = `select * from command_log where facility_id = $1 order by xid, id`
          return (await chain.client.query(sql, [facilityId])).rowCount!
        }),
      )
    }
    return {
      bench: 'audit',
      figures: { verify_rows_per_s: median(rates) },
      baseline: { select_rows_per_s: median(plain) },
      notes: [
        `${transactions} transactions of ${commandsEach} commands and 2 reads, one seal each, one head in 60; medians of ${rounds} rounds`,
        'every row is read and hashed again by this process; seals, links and signatures of heads are checked; connecting is inside the clock',
        'baseline: the same rows of command_log read by the driver in the same order, without hashing anything',
        'no ratio_vs_unaudited: the server has no switch that leaves out payload and sealer, and a bench gets none',
      ],
    }
  } finally {
    await chain.destroy()
  }
}

async function perSecond(work: () => Promise<number>): Promise<number> {
  const started = performance.now()
  const rows = await work()
  return rows / ((performance.now() - started) / 1000)
}
