import { pageMeasures, type PageMeasures } from '@lentera/documents/page-measures'
import type { PaperFormat } from '@lentera/documents/paper'
import type { Typeface } from './typeface.js'

const POINTS_PER_MM = 72 / 25.4
export const mm = (length: number): number => length * POINTS_PER_MM

/** Where blocks are drawn, and with which letters. Lengths in points. */
export interface Place {
  readonly medium: PageMeasures['medium']
  /** Of the content. */
  readonly width: number
  /** Of the content of one page; Infinity on a roll. */
  readonly height: number
  /** Size of plain letters. */
  readonly letters: number
  /** From line to line, in sizes of the letter. */
  readonly leading: number
  readonly typeface: Typeface
}

const leadings = { roll: 1.35, letter: 1.35, label: 1.2 }

/** What a page is cut to, in points, where that is not what its format says. */
export interface PageCut {
  readonly top: number
  readonly bottom: number
  /** Of a roll that is cut into pages. */
  readonly height?: number
}

export function placeOn(format: PaperFormat, typeface: Typeface, cut?: PageCut): Place {
  const { medium, width, height, side, top, bottom, letters } = pageMeasures[format]
  const whole = cut?.height ?? (height === null ? Infinity : mm(height))
  return {
    medium,
    width: mm(width - 2 * side),
    height: whole - (cut?.top ?? mm(top)) - (cut?.bottom ?? mm(bottom)),
    letters,
    leading: leadings[medium],
    typeface,
  }
}
