import { letterTexts } from '@lentera/documents/letter/letter-parts'
import { pageMeasures } from '@lentera/documents/page-measures'
import type { Paper } from '@lentera/documents/paper'
import type { PdfNode } from './pdf-node.js'
import { mm, placeOn } from './place.js'
import { lineCount, oneLine, textHeight, textNode, type TextStyle } from './text-lines.js'
import type { Typeface } from './typeface.js'

/** What stands on every page, and how much white that needs above and below the content. Points. */
export interface RunningLines {
  readonly top: number
  readonly bottom: number
  readonly header?: () => PdfNode
  readonly footer?: (page: number, pages: number) => PdfNode
}

/** As much of a page as may go to a line that is only there to tell it from others. */
const MOST_LINES = 4

/** A paper of more than one page says at the bottom which one it is: pages get apart. */
export function runningLines({ format, running }: Paper, typeface: Typeface): RunningLines {
  const measures = pageMeasures[format]
  const { side, letters } = measures
  const own = { top: mm(measures.top), bottom: mm(measures.bottom) }
  if (measures.medium !== 'letter') return own
  const place = placeOn(format, typeface)
  const headStyle: TextStyle = { size: 0.79 * letters, leading: place.leading, align: 'right' }
  const footStyle: TextStyle = { size: 0.75 * letters, leading: place.leading }

  const pageRoom = typeface.width(letterTexts.page(888, 888), footStyle.size) + 1
  const footRoom = place.width - pageRoom - mm(4)
  const head = shortened(oneLine(running?.head ?? ''), place.width, headStyle)
  const foot = shortened(oneLine(running?.foot ?? ''), footRoom, footStyle)
  const headHeight = textHeight(head, place.width, headStyle, place)
  const footHeight =
    Math.max(1, lineCount(foot, footRoom, footStyle, place)) * footStyle.size * footStyle.leading
  const top = Math.max(own.top, headHeight + mm(2) + mm(4))
  const bottom = Math.max(own.bottom, own.bottom / 2 + footHeight + mm(2))
  const x = mm(side)

  return {
    ...{ top, bottom },
    header: () => ({ stack: [textNode(head, headStyle)], margin: [x, top - mm(2) - headHeight, x, 0] }),
    footer: (page, pages) => ({
      columns: [
        { ...textNode(foot, footStyle), width: footRoom },
        {
          ...textNode(pages > 1 ? letterTexts.page(page, pages) : '', { ...footStyle, align: 'right' }),
          width: pageRoom,
        },
      ],
      columnGap: mm(4),
      margin: [x, bottom - own.bottom / 2 - footHeight, x, 0],
    }),
  }

  function shortened(text: string, width: number, style: TextStyle): string {
    let shown = text.slice(0, 2_000)
    while (lineCount(shown, width, style, place) > MOST_LINES) shown = shown.slice(0, 0.9 * shown.length)
    return shown === text ? text : `${shown}…`
  }
}
