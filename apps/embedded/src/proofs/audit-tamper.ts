// Somebody with every right in the database touches the log in five ways, a hundred times each; every time the
// verification must say so, and never without cause. Then a process that seals is killed again and again, and the
// chain must go on as one.
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { AuditReport } from '@lentera/api/platform/seals/verify/verify-database'
import type pg from 'pg'
import { AuditLog, connect, facilityId } from './audit-log.js'

const TIMES = 100
const SEALS = 120
const KILLS = 10
/** Times each old copy is held against what the log has become since. */
const LOOKS = 5

const log = await AuditLog.create()
let passed = 0
let failed = 0

function tell(holds: boolean, what: string): void {
  if (holds) passed += 1
  else {
    failed += 1
    console.log(`  FAILED: ${what}`)
  }
}

const one = <T>(values: readonly T[]): T => values[randomInt(values.length)]!

/** Changes that look like nothing happened: a value of the right kind, in any table, in any column. */
const edits: readonly [table: string, set: string][] = [
  ['command_log', `outcome = outcome || 'x'`],
  ['command_log', `hash = reverse(hash)`],
  ['command_log', `sig = reverse(sig)`],
  ['command_log', `actor_id = gen_random_uuid()`],
  ['command_log', `device_id = gen_random_uuid()`],
  ['command_log', `seq = coalesce(seq, 0) + 1`],
  ['command_log', `occurred_at = occurred_at + interval '1 millisecond'`],
  ['command_log', `clock_suspect = not clock_suspect`],
  ['command_log', `issues = '[{"code": "x"}]'`],
  ['command_log', `result = '[]'`],
  ['access_log', `purpose = 'registration'`],
  ['access_log', `person = gen_random_uuid()`],
  ['access_log', `at = at - interval '1 day'`],
  ['command_outcomes', `outcome = 'refused'`],
  ['command_outcomes', `cause = null`],
]

const keyOf = (table: string): string => (table === 'command_outcomes' ? 'no' : 'id')

/** Any row of a table, as `(key, xid)` of its place. */
async function anyRow(client: pg.Client, table: string): Promise<{ key: string; xid: string }> {
  const { rows } = await client.query<{ key: string; xid: string }>(
    `select ${keyOf(table)}::text as key, xid::text from ${table} order by random() limit 1`,
  )
  return rows[0]!
}

const names = ({ findings }: AuditReport, key: string): boolean =>
  findings.some((finding) => 'row' in finding && finding.row === key)

async function edited(): Promise<boolean> {
  const [table, set] = one(edits)
  let key = ''
  const report = await log.tampered(async (client) => {
    ;({ key } = await anyRow(client, table))
    await client.query(`update ${table} set ${set} where ${keyOf(table)} = '${key}'`)
  })
  return names(report, key)
}

async function deleted(): Promise<boolean> {
  const table = one(['command_log', 'access_log', 'command_outcomes'])
  let key = ''
  const report = await log.tampered(async (client) => {
    ;({ key } = await anyRow(client, table))
    await client.query(`delete from ${table} where ${keyOf(table)} = '${key}'`)
  })
  return names(report, key)
}

/** Two rows change places in time. */
async function reordered(): Promise<boolean> {
  const table = one(['command_log', 'access_log', 'command_outcomes'])
  let keys: string[] = []
  const report = await log.tampered(async (client) => {
    const a = await anyRow(client, table)
    let b = await anyRow(client, table)
    while (b.xid === a.xid) b = await anyRow(client, table)
    keys = [a.key, b.key]
    const place = (row: string, xid: string) =>
      client.query(`update ${table} set xid = '${xid}'::xid8 where ${keyOf(table)} = '${row}'`)
    await place(a.key, b.xid)
    await place(b.key, a.xid)
  })
  return keys.every((key) => names(report, key))
}

/** Rows and seals go together, so that the rest is a faultless chain; only the heads outside know more. */
async function cut(): Promise<boolean> {
  const keep = randomInt(1, SEALS)
  const report = await log.tampered(async (client) => {
    const from = `(select upto_xid from seals where no = ${keep})`
    for (const table of ['command_log', 'access_log', 'command_outcomes'])
      await client.query(`delete from ${table} where xid >= ${from}`)
    await client.query(`delete from seals where no > ${keep}`)
  })
  return report.findings.length === 1 && report.findings[0]!.code === 'head_ahead'
}

/**
 * The database of some time ago, four times as it was while the log goes on, then after it went on by itself and
 * passed the number of the last head. Copies stay until the cluster goes: dropping one costs a checkpoint.
 */
let old: { url: string; missed: number } | null = null
async function restored(time: number): Promise<boolean> {
  if (time % LOOKS === 0) old = { url: await log.copy(`copy_${time}`), missed: 0 }
  const { url } = old!
  await log.grow()
  old!.missed += 1
  const goesOn = time % LOOKS === LOOKS - 1
  if (goesOn) {
    const client = await connect(url)
    for (let n = 0; n <= old!.missed; n += 1) await log.grow(client, { exported: false })
    await client.end()
  }
  const { findings } = await log.verify(url)
  return findings.some(({ code }) => code === (goesOn ? 'head_differs' : 'head_ahead'))
}

const headFiles = async (): Promise<number> => (await readdir(log.heads).catch(() => [])).length

async function killWhileSealing(): Promise<void> {
  const worker = fileURLToPath(new URL('seal-worker.js', import.meta.url))
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = spawn(process.execPath, [worker, log.url, facilityId, log.folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    // On a busy computer none of them might come as far as its first head.
    while (kill === 0 && (await headFiles()) === 0) await sleep(20)
    await sleep(randomInt(20, 250))
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  // Whoever comes next takes what the last one left.
  for (;;) {
    await log.grow()
    const { facilities, findings } = await log.verify(log.url, log.heads)
    if (findings.length > 0 || facilities[0]!.unsealed === 0) {
      const { seals, rows } = facilities[0]!
      console.log(
        `  after ${KILLS} kills: ${seals} seals, ${rows.command_log} commands, ${findings.length} findings`,
      )
      tell(findings.length === 0, `killed while sealing: ${JSON.stringify(findings.slice(0, 3))}`)
      return
    }
  }
}

async function control(when: string): Promise<void> {
  const { findings, facilities } = await log.verify()
  const whole = facilities.length === 1 && facilities[0]!.seals > 0 && facilities[0]!.heads > 0
  tell(findings.length === 0 && whole, `nobody touched it, ${when}: ${JSON.stringify(findings.slice(0, 3))}`)
}

try {
  for (let n = 0; n < SEALS; n += 1) await log.grow()
  await control('at the beginning')
  const ways = { edited, deleted, reordered, cut, restored }
  for (const [way, tamper] of Object.entries(ways)) {
    let found = 0
    const began = Date.now()
    for (let time = 0; time < TIMES; time += 1) if (await tamper(time)) found += 1
    console.log(`  ${way}: ${found} of ${TIMES} found, ${((Date.now() - began) / 1000).toFixed(1)} s`)
    tell(found === TIMES, `${way}: ${TIMES - found} not found`)
    await control(`after "${way}"`)
  }
  await killWhileSealing()
} finally {
  await log.destroy()
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
