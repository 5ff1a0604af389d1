import type { ReactNode } from 'react'
import { classes } from './classes.js'

export interface Column<Row> {
  id: string
  title: string
  cell: (row: Row) => ReactNode
  /** Figures stand right. */
  isNumber?: boolean
}

export interface DataTableProps<Row extends { id: string }> {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  emptyText: string
}

/**
 * A table to read; on a phone each row is a stack of its cells, each below its title but the first, which names the
 * row. Lists one works through are RowList.
 */
export function DataTable<Row extends { id: string }>({
  label,
  columns,
  rows,
  emptyText,
}: DataTableProps<Row>) {
  const side = (column: Column<Row>) => (column.isNumber ? 'text-right' : 'text-left')
  return (
    <table aria-label={label} className="w-full border-collapse phone:block">
      <thead className="phone:sr-only">
        <tr className="border-b border-line-strong text-sm text-ink-soft">
          {columns.map((column) => (
            <th key={column.id} scope="col" className={classes('px-3 py-1.5 font-medium', side(column))}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="phone:block">
        {rows.map((item) => (
          <tr key={item.id} className="border-b border-line align-top phone:block phone:py-2">
            {columns.map((column, at) => (
              <td
                key={column.id}
                data-title={at === 0 ? undefined : column.title}
                className={classes(
                  'px-3 py-2 phone:block phone:px-1 phone:py-0.5 phone:text-left phone:empty:hidden',
                  'phone:before:block phone:before:text-sm phone:before:text-ink-soft phone:before:content-[attr(data-title)]',
                  side(column),
                )}
              >
                {column.cell(item)}
              </td>
            ))}
          </tr>
        ))}
        {rows.length === 0 && (
          <tr>
            <td colSpan={columns.length} className="px-3 py-2 text-ink-faint">
              {emptyText}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
