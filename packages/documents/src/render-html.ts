import { blockHtml, escaped } from './html-blocks.js'
import { pageStyles } from './html-styles.js'
import { pageMeasures } from './page-measures.js'
import type { Paper } from './paper.js'

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

export function renderHtml({ title, format, blocks, running }: Paper): HtmlPaper {
  const { css, ...page } = pageStyles[format]
  const content = blocks.map(blockHtml).join('')
  const isLetter = pageMeasures[format].medium === 'letter'
  return { title, page, css, body: isLetter ? pagesHtml(content, running) : content }
}

/** The outer table repeats its head and foot on every page; see the styles of a letter. */
function pagesHtml(content: string, running: Paper['running']): string {
  const row = (name: string, html: string) => `<tr><td class="${name}">${html}</td></tr>`
  const foot = running ? `<div class="foot">${escaped(running.foot)}</div>` : ''
  return (
    `<table class="pages"><thead>${row('top', running ? escaped(running.head) : '')}</thead>` +
    `<tbody>${row('content', content)}</tbody><tfoot>${row('bottom', '')}</tfoot></table>${foot}`
  )
}
