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

/** A table to read. Lists one works through are RowList. */
export function DataTable<Row extends { id: string }>({
  label,
  columns,
  rows,
  emptyText,
}: DataTableProps<Row>) {
  const side = (column: Column<Row>) => (column.isNumber ? 'text-right' : 'text-left')
  return (
    <table aria-label={label} className="w-full border-collapse">
      <thead>
        <tr className="border-b border-line-strong text-sm text-ink-soft">
          {columns.map((column) => (
            <th key={column.id} scope="col" className={classes('px-3 py-1.5 font-medium', side(column))}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((item) => (
          <tr key={item.id} className="border-b border-line align-top">
            {columns.map((column) => (
              <td key={column.id} className={classes('px-3 py-2', side(column))}>
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
