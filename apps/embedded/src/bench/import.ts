import { loadavg } from 'node:os'
import pg from 'pg'
import type { Page } from 'playwright'
import { signIn } from '../harness/at-the-desk.js'
import { Hospital } from '../harness/hospital.js'
import { Profile } from '../harness/profile.js'
import { numberFlag } from './flags.js'
import { oldRegister, type OldRegister } from './old-register.js'
import type { Bench } from './result.js'

const TOO_LONG_MS = 3_600_000
const LOOK_MS = 5000
/** Of each kind; the screen shows the first two hundred of a list. */
const FAULTY = 20

/** An older system's register of a whole Puskesmas, brought in by an administrator over the screen. */
export const importBench: Bench = async (log) => {
  const people = numberFlag('patients', 40_000)
  const busy = loadavg()[0]!
  log('Menyalakan rumah sakit dan peramban…')
  const hospital = await Hospital.create()
  const profile = await Profile.create()
  const sql = new pg.Client({ connectionString: await hospital.databaseUrl() })
  await sql.connect()
  try {
    const before = await sql.query<{ born: string }>('select birth_date::text as born from patients')
    const register = oldRegister(people, FAULTY, new Set(before.rows.map(({ born }) => born)), [
      ...['Holtekamp', 'Koya Barat', 'Koya Timur', 'Skouw Mabo'],
    ])
    const page = await profile.open()
    await page.goto(hospital.url)
    await signIn(page, 'admin')
    await page
      .getByRole('navigation', { name: 'Layar' })
      .getByRole('link', { name: 'Impor', exact: true })
      .click()

    log(`Membaca berkas ${people} pasien…`)
    const reading = await seconds(() => choose(page, register))
    log('Mengirim…')
    const sending = await seconds(() => send(page, register, log))
    const memory = await hospital.peakMemoryMb()
    await checkArrived(sql, register, before.rows.length)
    log('Mengirim berkas yang sama sekali lagi…')
    const again = await seconds(() => send(page, register, log))
    await checkArrived(sql, register, before.rows.length)
    log('Menulis baris yang sama langsung ke Postgres…')
    const inserting = await insertAgain(sql)
    return {
      bench: 'import',
      figures: {
        total_s: reading + sending,
        read_s: reading,
        send_s: sending,
        patients_per_s: people / sending,
        ratio_vs_insert: inserting / sending,
        again_s: again,
        api_peak_mb: memory,
      },
      baseline: {
        patients: people,
        refused_by_screen: register.unreadable.length,
        refused_by_server: register.doubtful.length,
        insert_s: inserting,
        load_before: busy,
      },
      notes: [
        `${people} people in a CSV file and ${2 * FAULTY} lines that must stay outside, chosen, read and sent by the screen Impor in Chromium, unthrottled, on the same computer as the server; the administrator's device takes the directory in meanwhile`,
        'afterwards asked of Postgres: everybody there once, each with an own record number, nobody else, no command twice; each line that was refused is named on the screen; after the same file was sent again, too',
        'read: from the choice of the file to its count of lines on the screen; again: the same lines, which the server only answers',
        'baseline: multi-row INSERT of the finished patient rows as JSON, 100 a statement, one synchronous transaction each; a patient is a row of the log, its payload, changes, identifiers and a directory entry beside that',
      ],
    }
  } finally {
    await sql.end()
    await profile.destroy()
    await hospital.destroy()
  }
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

/** @throws when the screen does not name each line that it cannot read */
async function choose(page: Page, { csv, numbers, unreadable, doubtful }: OldRegister): Promise<void> {
  const lines = numbers.length + unreadable.length + doubtful.length
  await page
    .getByLabel('Berkas daftar pasien')
    .setInputFiles({ name: 'register-lama.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  const expected = `${lines} baris: ${lines - unreadable.length} siap diimpor, ${unreadable.length} ditolak.`
  const counts = page.getByText(/^\d+ baris: /)
  await counts.waitFor({ timeout: 120_000 })
  const shown = await counts.textContent()
  if (shown !== expected) throw new Error(`import: the screen says "${shown}", not "${expected}"`)
  await checkNamed(page, 'Baris yang ditolak', unreadable)
}

/** @throws when the screen does not name each line that the server refuses */
async function send(
  page: Page,
  { numbers, doubtful }: OldRegister,
  log: (line: string) => void,
): Promise<void> {
  const done = page.getByText(`${numbers.length} pasien terdaftar, ${doubtful.length} tidak.`)
  const stopped = page.getByRole('button', { name: /^Lanjutkan/ })
  const progress = page.getByRole('progressbar', { name: 'Impor' })
  await page.keyboard.press('Control+Enter')
  await done.waitFor({ state: 'hidden' })
  const ended = done.or(stopped).waitFor({ timeout: TOO_LONG_MS })
  const teller = setInterval(
    () =>
      void progress.getAttribute('aria-valuetext').then(
        (text) => log(`  ${text}`),
        () => undefined,
      ),
    LOOK_MS,
  )
  await ended.finally(() => clearInterval(teller))
  if (await stopped.isVisible()) throw new Error('import: the screen stopped')
  await checkNamed(page, 'Catatan server', doubtful)
}

async function checkNamed(page: Page, list: string, lines: readonly number[]): Promise<void> {
  const named = await page.getByRole('list', { name: list }).getByRole('listitem').allTextContents()
  const found = named.map((text) => Number(/Baris (\d+)/.exec(text)?.[1]))
  if (found.join() !== lines.join())
    throw new Error(`import: ${list} names ${found.join()}, not ${lines.join()}`)
}

/** @throws unless everybody of the list is registered exactly once, and nobody else */
async function checkArrived(sql: pg.Client, register: OldRegister, before: number): Promise<void> {
  const { numbers, doubtful } = register
  const { rows } = await sql.query<Record<string, number>>(
    `select
       (select count(*)::int from patients) as patients,
       (select count(*)::int from patient_directory) as directory,
       (select count(distinct medical_record_number)::int from patients) as record_numbers,
       (select count(*)::int from patients where import_id is not null
          and former_numbers->>0 = any($1)) as listed,
       (select count(distinct former_numbers->>0)::int from patients where import_id is not null) as distinct_listed,
       (select count(*)::int from command_log where name = 'patients.import') as commands,
       (select count(distinct id)::int from command_log where name = 'patients.import') as distinct_commands`,
    [numbers],
  )
  const all = before + numbers.length
  const commands = numbers.length + doubtful.length
  const expected = {
    ...{ patients: all, directory: all, record_numbers: all },
    ...{ listed: numbers.length, distinct_listed: numbers.length, commands, distinct_commands: commands },
  }
  for (const [what, count] of Object.entries(expected))
    if (rows[0]![what] !== count) throw new Error(`import: ${what} is ${rows[0]![what]}, not ${count}`)
}

/** Seconds that a bare INSERT of the finished rows takes. */
async function insertAgain(sql: pg.Client): Promise<number> {
  await sql.query('create table bench_patients (id uuid primary key, patient jsonb not null)')
  const { rows } = await sql.query<{ id: string; text: string }>(
    'select id, to_jsonb(p)::text as text from patients p where import_id is not null',
  )
  return seconds(async () => {
    for (let at = 0; at < rows.length; at += 100) {
      const some = rows.slice(at, at + 100)
      await sql.query('insert into bench_patients select * from unnest($1::uuid[], $2::jsonb[])', [
        some.map(({ id }) => id),
        some.map(({ text }) => text),
      ])
    }
  })
}
