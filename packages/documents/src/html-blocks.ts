import { isWide } from './facts-lines.js'
import type { Block, SquareCodeBlock, TableBlock } from './paper.js'
import { squareCodePath } from './square-code-path.js'

/** One block as HTML; every value is escaped. */
export function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'rule':
      return '<hr>'
    case 'squareCode':
      return codeHtml(block)
    case 'pair':
      return paragraph([block.marked && 'marked'], pairHtml(block))
    case 'ends':
      return paragraph(
        ['ends', block.size, block.bold && 'bold'],
        `<span>${escaped(block.left)}</span> <span>${escaped(block.right)}</span>`,
      )
    case 'text':
      return paragraph(
        [block.size, block.bold && 'bold', block.framed && 'framed', block.align],
        lines(block.text),
      )
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`
    case 'letterhead':
      return `<header>${block.over.map((line) => paragraph([], escaped(line))).join('')}${paragraph(['large', 'bold'], escaped(block.name))}${block.under.map((line) => paragraph(['small'], escaped(line))).join('')}</header>`
    case 'facts':
      return `<dl${block.columns ? ' class="two"' : ''}>${block.rows.map((row) => `<div${isWide(row) ? ' class="wide"' : ''}><dt>${escaped(row.label)}</dt><dd>${lines(row.value)}</dd></div>`).join('')}</dl>`
    case 'table':
      return tableHtml(block)
    case 'signature':
      return `<div class="signature">${block.lines.map((line) => paragraph([], escaped(line))).join('')}<div class="hand"></div>${paragraph(['bold'], escaped(block.name))}${block.under.map((line) => paragraph(['small'], escaped(line))).join('')}</div>`
    case 'sheet':
      return `<section class="sheet ${block.edge}">${block.blocks.map(blockHtml).join('')}</section>`
  }
}

const pairHtml = ({ label, value }: { label: string; value: string }): string =>
  `<span>${escaped(label)}</span> <b>${escaped(value)}</b>`

const paragraph = (classes: readonly (string | false | undefined)[], html: string): string => {
  const names = classes.filter(Boolean).join(' ')
  return `<p${names && ` class="${names}"`}>${html}</p>`
}

function tableHtml({ columns, rows, dense }: TableBlock): string {
  const classes = columns.map(({ align, whole }) => {
    const names = [align, whole && 'whole'].filter(Boolean).join(' ')
    return names && ` class="${names}"`
  })
  const widths = columns.map(({ width }) => `<col width="${width}%">`).join('')
  const heads = columns.map(({ label }, n) => `<th${classes[n]}>${escaped(label)}</th>`).join('')
  const body = rows
    .map((row) => `<tr>${row.map((cell, n) => `<td${classes[n] ?? ''}>${lines(cell)}</td>`).join('')}</tr>`)
    .join('')
  return `<table class="grid${dense ? ' dense' : ''}"><colgroup>${widths}</colgroup><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`
}

function codeHtml(block: SquareCodeBlock): string {
  const { side, d } = squareCodePath(block)
  const label = escaped(block.label)
  return (
    `<svg viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges" role="img" aria-label="${label}">` +
    `<path d="${d}"/></svg><p class="small">${label}</p>`
  )
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign]!)

/** Text of several lines, as somebody typed it. */
const lines = (text: string): string => escaped(text).replace(/\n/g, '<br>')
