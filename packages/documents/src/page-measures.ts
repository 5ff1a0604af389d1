import type { PaperFormat } from './paper.js'

/** A page of one format. Lengths in mm; letters in points, as printers count them. */
export interface PageMeasures {
  readonly medium: 'roll' | 'letter' | 'label'
  readonly width: number
  /** null: as high as the content. */
  readonly height: number | null
  /** White at the left and right of the content, above it and below it. */
  readonly side: number
  readonly top: number
  readonly bottom: number
  /** Size of its plain letters. */
  readonly letters: number
}

const letter = (width: number, height: number, side: number, top: number, letters: number): PageMeasures => ({
  ...{ medium: 'letter', width, height, side, top, bottom: top, letters },
})
const label = (width: number, height: number, letters: number): PageMeasures => ({
  ...{ medium: 'label', width, height, side: 2, top: 1.5, bottom: 1.5, letters },
})

/** Shared by everything that draws a paper, so that a sheet of the desk lies on a sheet of the archive. */
export const pageMeasures: Record<PaperFormat, PageMeasures> = {
  // 203 dpi print heads reach 48 of the 58 mm.
  roll58: { medium: 'roll', width: 58, height: null, side: 5, top: 2, bottom: 6, letters: 9.5 },
  a4: letter(210, 297, 16, 16, 10.5),
  a4Landscape: letter(297, 210, 12, 13, 10.5),
  a5: letter(148, 210, 12, 11, 9.5),
  label60x40: label(60, 40, 8.5),
  label50x30: label(50, 30, 7),
}
