import { LeaseNumbers } from '@lentera/contracts/devices/device'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Issue } from '@lentera/contracts/kernel/issue'
import { ImportPatient, WithdrawPatient } from '@lentera/contracts/patients/import-patients'
import {
  IMPORT_BATCH,
  type ImportList,
  type ImportRow,
  type ImportRowsAnswer,
  type UndoRowsAnswer,
} from '@lentera/contracts/patients/import-rows'
import { recordNumber } from '@lentera/contracts/patients/record-number'
import { idFrom } from '@lentera/domain/kernel/id-from'
import { ProblemError } from '@lentera/sync/server/problem-error'
import type { People } from '../platform/access/people.js'
import { requireAdmin } from '../platform/access/require-admin.js'
import type { FacilityConnection } from '../platform/database/facility-connection.js'
import type { Issuer, SystemCommand } from '../platform/sync/issuer.js'
import { judgedCommands } from '../platform/sync/judged-commands.js'

interface ImportsOptions {
  readonly connection: FacilityConnection
  readonly people: People
  readonly issuer: Issuer
  /** The device `system`, to which the numbers are lent. */
  readonly deviceId: Id
  /** False while devices tell which numbers they hold after a restore. */
  readonly numbersOpen: () => Promise<boolean>
}

/** Makes commands of the lines an administrator brings in (ADR 0032). */
export class Imports {
  constructor(private readonly options: ImportsOptions) {}

  async list(userId: Id): Promise<ImportList> {
    await requireAdmin(this.options.people, userId)
    const { connection } = this.options
    const rows = await connection.read<
      Record<string, unknown> & { started_at: Date; withdrawn_at: Date | null; rows: number }
    >({
      name: 'imports',
      text: `select i.*, coalesce(u.name, '') as started_by_name,
          (select count(*)::int from patients p where p.facility_id = $1 and p.import_id = i.id) as registered,
          (select count(*)::int from patients p where p.facility_id = $1 and p.import_id = i.id and p.withdrawn) as withdrawn
        from patient_imports i left join users u on u.id = i.started_by
        where i.facility_id = $1 order by i.started_at desc limit 50`,
      values: [connection.facilityId],
    })
    return {
      imports: rows.map((row) => ({
        id: row.id as Id,
        fileName: row.file_name as string,
        rows: row.rows,
        startedBy: row.started_by as Id,
        startedAt: row.started_at.toISOString(),
        withdrawnBy: (row.withdrawn_by as Id | null) ?? null,
        withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
        startedByName: row.started_by_name as string,
        registered: row.registered as number,
        withdrawn: row.withdrawn as number,
      })),
    }
  }

  /** One command a line; a line that was sent before is answered with what became of it. */
  async bring(userId: Id, importId: Id, rows: readonly ImportRow[]): Promise<ImportRowsAnswer> {
    await requireAdmin(this.options.people, userId)
    const idOf = ({ line, isSomebodyElse }: ImportRow) =>
      idFrom(importId, `row:${line}${isSomebodyElse ? ':else' : ''}`)
    const known = await judgedCommands(this.options.connection, rows.map(idOf))
    const fresh = rows.filter((row) => !known.has(idOf(row)))
    if (fresh.length > 0) {
      const first = await this.#numbers(fresh.length)
      const outcomes = await this.options.issuer.issueAll(
        fresh.map(({ line, ...row }, index) =>
          command(ImportPatient, idOf({ line, ...row }), {
            ...row,
            importId,
            patientId: idFrom(importId, `patient:${line}`),
            medicalRecordNumber: recordNumber(first + index),
          }),
        ),
      )
      for (const { id, outcome, issues } of outcomes) known.set(id, { outcome, issues })
    }
    const answers = rows.map((row) => ({ line: row.line, ...known.get(idOf(row))! }))
    const numbers = await this.#recordNumbers(answers.flatMap(({ issues }) => knownIn(issues)))
    return {
      rows: answers.map(({ line, outcome, issues }) => ({
        ...{ line, outcome, issues: [...issues] },
        known: numbers.get(knownIn(issues)[0] ?? '') ?? null,
      })),
    }
  }

  /** The next hundred of an import that was taken back; whoever is a patient by now stays. */
  async withdraw(userId: Id, importId: Id, after: Id | null): Promise<UndoRowsAnswer> {
    await requireAdmin(this.options.people, userId)
    const { connection, issuer } = this.options
    const rows = await connection.read<{ id: Id }>({
      name: 'patients of an import',
      text: `select id from patients where facility_id = $1 and import_id = $2 and withdrawn is not true
          and ($3::uuid is null or id > $3) order by id limit ${IMPORT_BATCH}`,
      values: [connection.facilityId, importId, after],
    })
    // Asked again after an answer that was lost: what was refused then may be refused for another reason now.
    const outcomes = await issuer.issueAll(
      rows.map(({ id }) => command(WithdrawPatient, undefined, { patientId: id, importId })),
    )
    const withdrawn = outcomes.filter(({ outcome }) => outcome === 'applied').length
    return {
      withdrawn,
      kept: rows.length - withdrawn,
      next: rows.length < IMPORT_BATCH ? null : rows.at(-1)!.id,
    }
  }

  /** A block of record numbers nobody else has; gaps where lines are refused are legal. */
  async #numbers(count: number): Promise<number> {
    const { connection, issuer, deviceId, numbersOpen } = this.options
    if (!(await numbersOpen())) throw new ProblemError('server.busy', { retryAfterS: 60 })
    const { id } = await issuer.issue(LeaseNumbers, { deviceId, series: 'rm', count, date: null })
    const [lease] = await connection.read<{ from: number; to: number }>({
      name: 'a block of numbers',
      text: `select from_no::float8 as "from", to_no::float8 as "to" from number_leases where facility_id = $1 and id = $2`,
      values: [connection.facilityId, idFrom(id, 'lease')],
    })
    if (!lease || lease.to - lease.from + 1 < count) throw new ProblemError('server.busy')
    return lease.from
  }

  async #recordNumbers(ids: readonly Id[]): Promise<Map<string, string>> {
    const { connection } = this.options
    if (ids.length === 0) return new Map()
    const rows = await connection.read<{ id: Id; number: string }>({
      name: 'record numbers',
      text: `select id, medical_record_number as number from patient_directory where facility_id = $1 and id = any($2::uuid[])`,
      values: [connection.facilityId, ids],
    })
    return new Map(rows.map(({ id, number }) => [id, number]))
  }
}

const knownIn = (issues: readonly Issue[]): Id[] => issues.flatMap(({ refs }) => refs?.patient ?? [])

const command = <D extends SystemCommand['definition']>(
  definition: D,
  id: Id | undefined,
  args: SystemCommand<D>['args'],
): SystemCommand => ({ definition, args, ...(id ? { id } : {}) }) as unknown as SystemCommand
