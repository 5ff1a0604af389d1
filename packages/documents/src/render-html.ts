import type { Block, Paper, PaperFormat, SquareCodeBlock } from './paper.js'

/** A paper for a document of its own. Content security: no script, no style element, no request. */
export interface HtmlPaper {
  readonly title: string
  /** What goes into the body; every value is escaped. */
  readonly body: string
  /** Style sheet of that document, to be adopted; without the page size, which a roll learns from its content. */
  readonly css: string
  /** Width and height of the page in mm; null: as high as the content. */
  readonly page: { readonly width: number; readonly height: number | null }
}

/** Modules of white that a reader needs around a code (ISO/IEC 18004). */
const QUIET = 4

const pages: Record<PaperFormat, HtmlPaper['page'] & { readonly margin: string }> = {
  // 203 dpi print heads reach 48 of the 58 mm.
  roll58: { width: 58, height: null, margin: '2mm 5mm 6mm' },
  a4: { width: 210, height: 297, margin: '18mm 16mm' },
}

export function renderHtml({ title, format, blocks }: Paper): HtmlPaper {
  const { margin, ...page } = pages[format]
  return { title, page, css: cssOf(page.width, margin), body: blocks.map(blockHtml).join('') }
}

function blockHtml(block: Block): string {
  if (block.kind === 'rule') return '<hr>'
  if (block.kind === 'squareCode') return codeHtml(block)
  if (block.kind === 'pair') {
    const mark = block.marked ? ' class="marked"' : ''
    return `<p${mark}><span>${escaped(block.label)}</span> <b>${escaped(block.value)}</b></p>`
  }
  const classes = [block.size, block.bold && 'bold'].filter(Boolean).join(' ')
  return `<p${classes && ` class="${classes}"`}>${escaped(block.text)}</p>`
}

/** One path, a run of black a rectangle: lines between single squares would show on a thermal head. */
function codeHtml({ modules, label }: SquareCodeBlock): string {
  const runs = modules.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map((run) => `M${run.index + QUIET} ${y + QUIET}h${run[0].length}v1h-${run[0].length}z`),
  )
  const side = modules.length + 2 * QUIET
  return (
    `<svg viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges" role="img" aria-label="${escaped(label)}">` +
    `<path d="${runs.join('')}"/></svg><p class="small">${escaped(label)}</p>`
  )
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign]!)

const cssOf = (width: number, margin: string): string => `
  * { box-sizing: border-box; margin: 0; }
  body { width: ${width}mm; padding: ${margin}; background: #fff; color: #000; text-align: center;
    font: 9.5pt/1.35 Arial, Helvetica, sans-serif; font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere; print-color-adjust: exact; }
  p + p { margin-top: 0.6mm; }
  .small { font-size: 7.5pt; }
  .large { font-size: 12pt; }
  .huge { font-size: 27pt; font-weight: bold; line-height: 1.15; overflow-wrap: normal; white-space: nowrap; }
  .bold { font-weight: bold; }
  .marked { background: #000; color: #fff; padding: 0.6mm 1mm; }
  hr { border: 0; border-top: 0.3mm dashed #000; margin: 1.6mm 0; }
  svg { display: block; width: 100%; max-width: 48mm; margin: 1mm auto 0; }
`
