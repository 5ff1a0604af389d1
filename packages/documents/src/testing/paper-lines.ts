import type { Paper } from '../paper.js'
import { renderHtml } from '../render-html.js'

/** The lines of a paper as somebody reads them. */
export const paperLines = (paper: Paper): string[] =>
  renderHtml(paper)
    .body.replace(/<svg.*?<\/svg>/g, '[kode]')
    .replace(/<\/(dt|td|th|span)>(?=<(dd|td|th|span)| <span)/g, ' | ')
    .replace(/<br>/g, ' / ')
    .split(/<\/(?:p|div|h2|tr|li)>|<hr>/)
    .map((line) =>
      line
        .replace(/<[^>]+>/g, '')
        .replace(/\u00a0/g, ' ')
        .trim(),
    )
    .filter(Boolean)
