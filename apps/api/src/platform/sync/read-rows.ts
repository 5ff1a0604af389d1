import type { Aggregate, Row } from '@lentera/contracts/kernel/entity'
import type { Read } from '@lentera/contracts/kernel/rule'
import type { Db } from '../database/facility-connection.js'
import type { DbRow, TableMap } from '../database/table-map.js'
import { selectByAggregate, selectByIndex } from '../database/table-sql.js'
import { tableMaps, tableOf } from '../database/tables.js'
import type { Vault } from '../database/vault.js'

/** Reads entity rows of one facility and opens what is sealed. */
export class RowReader {
  constructor(
    private readonly db: Db,
    private readonly facilityId: string,
    private readonly vault: Vault,
  ) {}

  /** Answers in the order of `reads`; one statement per (entity, index). */
  async read(reads: readonly Read[]): Promise<Row[][]> {
    const answers: Row[][] = reads.map(() => [])
    const groups = groupBy(
      reads.map((read, at) => ({ read, at })),
      ({ read }) => `${read.entity} ${read.index}`,
    )
    const readGroup = async (group: readonly { read: Read; at: number }[]) => {
      const { entity, index } = group[0]!.read
      const map = tableOf(entity)
      const rows = await this.byIndex(
        map,
        index,
        group.map(({ read }) => read.key),
      )
      const keyOf = index === 'id' ? (record: { id: string }) => record.id : map.entity.indexes[index]!
      const byKey = groupBy(rows, (row) => keyOf(row.data as never) ?? '')
      for (const { read, at } of group) answers[at] = byKey.get(read.key) ?? []
    }
    await Promise.all([...groups.values()].map(readGroup))
    return answers
  }

  async byIds(refs: readonly { entity: string; id: string }[]): Promise<Row[]> {
    const groups = [...groupBy(refs, ({ entity }) => entity)]
    return (
      await Promise.all(
        groups.map(([entity, group]) =>
          this.byIndex(
            tableOf(entity),
            'id',
            group.map(({ id }) => id),
          ),
        ),
      )
    ).flat()
  }

  async byAggregates(aggregates: readonly Aggregate[]): Promise<Row[]> {
    const asked = [...groupBy(aggregates, ({ aggregate }) => aggregate)].flatMap(([kind, group]) =>
      tableMaps
        .filter((map) => map.kind === kind)
        .map((map) => ({ map, ids: group.map(({ aggregateId }) => aggregateId) })),
    )
    const found = asked.map(async ({ map, ids }) => {
      const values = [this.facilityId, ids]
      const rows = await this.db.query<DbRow>({
        name: `agg ${map.table}`,
        text: selectByAggregate(map),
        values,
      })
      return rows.map((row) => this.toRow(map, row))
    })
    return (await Promise.all(found)).flat()
  }

  private async byIndex(map: TableMap, index: string, keys: readonly string[]): Promise<Row[]> {
    const words = map.indexes[index]
    if (!words) throw new Error(`${map.table} has no index ${index}`)
    const parts = keys.map((key) => words.split?.(key, this.vault) ?? [key])
    const values = words.columns.map((_, at) => parts.map((part) => part[at]))
    const statement = {
      name: `by ${map.table} ${index}`,
      text: selectByIndex(map, index),
      values: [this.facilityId, ...values],
    }
    return (await this.db.query<DbRow>(statement)).map((row) => this.toRow(map, row))
  }

  private toRow(map: TableMap, row: DbRow): Row {
    const record = map.fromRow(row, this.vault)
    return {
      entity: map.table,
      id: record.id,
      rowVersion: row.row_version as number,
      aggregate: (row.aggregate as Row['aggregate'] | undefined) ?? 'user',
      aggregateId: (row.aggregate_id as string | undefined) ?? record.id,
      data: record as unknown as Row['data'],
    }
  }
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
