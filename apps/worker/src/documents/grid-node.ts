import type { TableBlock } from '@lentera/documents/paper'
import { headHeight } from './block-heights.js'
import { gridStyle, lines, white } from './block-styles.js'
import { layoutOf } from './boxes.js'
import type { PdfNode, TableNode } from './pdf-node.js'
import type { Place } from './place.js'
import { areLower, oneLine, textNode } from './text-lines.js'

const layout = layoutOf(lines.grid, white.grid.side, white.grid.edge)

/**
 * A table whose columns are named on each page. No row is cut by the end of a page, unless one is higher than a page.
 * @throws when a row has more cells than there are columns, which would be left out
 */
export function gridNode(block: TableBlock, place: Place): TableNode {
  const { columns, rows } = block
  const { style, widths } = gridStyle(block, place)
  if (rows.some((row) => row.length > columns.length))
    throw new Error('a row has more cells than its table columns')

  const align = (n: number) => (columns[n]!.align === 'right' ? { align: 'right' as const } : {})
  const head = columns.map(({ label }, n) => textNode(oneLine(label), { ...style, bold: true, ...align(n) }))
  const body = rows.map((row) =>
    columns.map(({ whole }, n): PdfNode => {
      const text = row[n] ?? ''
      const node = textNode(text, { ...style, ...align(n) })
      const isOneLine = whole && !text.includes('\n') && place.typeface.width(text, style.size) <= widths[n]!
      return isOneLine ? { ...node, noWrap: true } : node
    }),
  )

  const headRoom = headHeight(block, place)
  const isHeadKept = headRoom < place.height / 3
  const isEachKept = rows.every((row) =>
    areLower(
      row.map((text, n) => ({ text, width: widths[n]! })),
      0.95 * (place.height - headRoom) - 2 * white.grid.edge,
      style,
      place,
    ),
  )
  return {
    table: {
      widths,
      body: [head, ...body],
      ...(isHeadKept ? { headerRows: 1 } : {}),
      ...(isHeadKept && isEachKept && rows.length > 0 ? { keepWithHeaderRows: 1 } : {}),
      ...(isEachKept && isHeadKept ? { dontBreakRows: true } : {}),
    },
    layout,
  }
}
