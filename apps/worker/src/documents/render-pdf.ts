import { pageMeasures } from '@lentera/documents/page-measures'
import type { Paper } from '@lentera/documents/paper'
import { blockNodes } from './block-nodes.js'
import { flow } from './flow.js'
import { labelPages } from './label-pages.js'
import { pdfmake } from './pdfmake.js'
import { mm, placeOn } from './place.js'
import { printableAll } from './printable.js'
import { runningLines } from './running-lines.js'
import { type Typeface, typeface, typefaceFamily } from './typeface.js'

/** A roll that is longer is cut into pages of that length: readers go no further (ISO 32000-1, annex C). Points. */
const LONGEST_PAGE = 14_400

/** Stands where a PDF has to say when it was made: when a paper was printed is one of its lines. */
const NO_DAY = new Date(0)

/**
 * A paper as PDF, its letters embedded. The same paper becomes the same bytes, so that whoever keeps files by their
 * content keeps it once.
 * @param createdAt what the file says of itself; another moment makes other bytes
 */
export async function renderPdf(paper: Paper, createdAt: Date = NO_DAY): Promise<Uint8Array> {
  const letters = await typeface()
  const drawn = printableAll(paper, letters)
  const pdf = pdfmake.createPdf(definition(drawn, letters, createdAt))
  const { page } = await pdf.getStream()
  if (page.height <= LONGEST_PAGE) return pdf.getBuffer()
  return pdfmake.createPdf(definition(drawn, letters, createdAt, LONGEST_PAGE)).getBuffer()
}

/** @param rollHeight of a roll that is cut into pages; without it, it is one page */
function definition(paper: Paper, letters: Typeface, createdAt: Date, rollHeight?: number) {
  const { medium, width, height, side } = pageMeasures[paper.format]
  const { top, bottom, header, footer } = runningLines(paper, letters)
  return {
    version: '1.7',
    language: 'id',
    pageSize: { width: mm(width), height: height === null ? (rollHeight ?? 'auto') : mm(height) },
    pageMargins: [mm(side), top, mm(side), bottom],
    info: { title: paper.title, creator: 'Lentera', producer: 'Lentera', creationDate: createdAt },
    defaultStyle: { font: typefaceFamily, fontSize: 10 },
    content:
      medium === 'label'
        ? labelPages(paper, letters)
        : flow(
            paper.blocks,
            placeOn(paper.format, letters, { top, bottom, ...(rollHeight ? { height: rollHeight } : {}) }),
            blockNodes,
          ),
    ...(header && paper.running ? { header } : {}),
    ...(footer ? { footer } : {}),
  }
}
