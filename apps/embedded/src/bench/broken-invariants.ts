import { join } from 'node:path'
import { openVault } from '@lentera/api/platform/database/vault'
import { verifyDatabase } from '@lentera/api/platform/seals/verify/verify-database'
import { loadKeys } from '@lentera/db/key-files'
import { query } from '../harness/database.js'
import type { Hospital } from '../harness/hospital.js'
import { compareWithLog } from './compare-with-log.js'

/**
 * What is wrong, by the invariant it breaks; those of devices and ledgers are not seen from here. `lost` and
 * `doubled` are I1 and I2 as the benches report them.
 */
export type Broken = Readonly<Record<'lost' | 'doubled' | 'I3' | 'I4' | 'I7' | 'I8' | 'I10', number>>

const count = (sql: string): string => `(select count(*)::int from (${sql}) as wrong)`

const orphans = (child: string, key: string, parent: string): string =>
  `select 1 from ${child} c where not exists (select 1 from ${parent} p where p.id = c.${key})`

const wrong = {
  // Places of a lane that are empty, judged before the one before them, or behind what the device was told.
  I3: `select 1 from (
      select seq, xid::text::numeric as xid, row_number() over lane as place,
        lag(xid::text::numeric) over lane as before
      from command_log where seq is not null and via is null window lane as (partition by device_id order by seq)
    ) as l where seq <> place or before > xid
    union all select 1 from devices d where last_seq <> coalesce(
      (select max(seq) from command_log l where l.device_id = d.id and l.via is null), 0)`,
  I4: [
    orphans('visits', 'patient_id', 'patients'),
    orphans('queue_tickets', 'visit_id', 'visits'),
    orphans('vitals', 'visit_id', 'visits'),
    orphans('allergies', 'patient_id', 'patients'),
    orphans('patient_identifiers', 'patient_id', 'patients'),
  ].join(' union all '),
  I7: `select 1 from current_outcomes o where outcome <> 'applied' and not exists (
      select 1 from review_items r where r.command_id = o.id and length(r.payload) > 0)`,
  // Numbers given twice, but for those that somebody is told of.
  I10: `select 1 from (
      select count(*) over (partition by number) as times, row_number() over (partition by number) as n from (
        select medical_record_number as number from patients
        union all select service_date || ' ' || number from queue_tickets where replaced is not true) as numbers
    ) as given where n > 1
    offset (select count(*) from review_items where issue_code in ('queue.number_in_use', 'patients.number_in_use'))`,
}

/** Looks for each of these commands and through the whole database, which nobody writes to meanwhile. */
export async function brokenInvariants(hospital: Hospital, ids: readonly string[]): Promise<Broken> {
  const columns = Object.entries(wrong).map(([name, sql]) => `${count(sql)} as "${name}"`)
  const [found] = await query<Record<keyof typeof wrong, number>>(hospital, `select ${columns.join(', ')}`)
  return { ...(await compareWithLog(hospital, ids)), ...found!, I8: await payloadsThatDoNotFit(hospital) }
}

/** One payload a command that opens and is what its hash says, and a chain that nobody touched. */
async function payloadsThatDoNotFit(hospital: Hospital): Promise<number> {
  const keys = await loadKeys(join(hospital.data, 'keys'))
  const { findingCount } = await verifyDatabase({
    databaseUrl: await hospital.databaseUrl(),
    heads: null,
    publicKey: null,
    payloads: openVault(keys).payloads,
  })
  return findingCount
}

/** For the table of a bench: everything but what it names itself. */
export function brokenFigures({ lost: _lost, doubled: _doubled, ...others }: Broken): Record<string, number> {
  return Object.fromEntries(Object.entries(others).map(([name, n]) => [`${name}_broken`, n]))
}

export const sumOfBroken = (all: readonly Broken[]): Broken => ({
  lost: sum(all, 'lost'),
  doubled: sum(all, 'doubled'),
  I3: sum(all, 'I3'),
  I4: sum(all, 'I4'),
  I7: sum(all, 'I7'),
  I8: sum(all, 'I8'),
  I10: sum(all, 'I10'),
})

const sum = (all: readonly Broken[], name: keyof Broken): number =>
  all.reduce((total, one) => total + one[name], 0)
