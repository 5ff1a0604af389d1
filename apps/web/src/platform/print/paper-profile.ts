import type { LabelSize } from '@lentera/documents/medicine-label/medicine-label-paper'
import type { PaperFormat } from '@lentera/documents/paper'

/** What lies in a printer: a roll of tickets, a roll of labels, sheets. */
export type PaperStock = 'roll' | 'label' | 'sheet'

/**
 * What this desk prints on. A page cannot choose a printer: where the browser was started to print without its
 * dialog, everything goes to one printer, and that has one paper in it.
 */
export interface PaperProfile {
  /** null: the browser asks, and any paper may be printed. */
  readonly silent: PaperStock | null
  readonly labelSize: LabelSize
}

const NAME = 'lentera-paper-profile'
const usual: PaperProfile = { silent: null, labelSize: '60x40' }

export const paperProfile = {
  read(): PaperProfile {
    try {
      return { ...usual, ...(JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<PaperProfile>) }
    } catch {
      return usual
    }
  },
  write(profile: PaperProfile): void {
    localStorage.setItem(NAME, JSON.stringify(profile))
  },
}

export const stockOf = (format: PaperFormat): PaperStock =>
  format === 'roll58' ? 'roll' : format.startsWith('label') ? 'label' : 'sheet'

/** Whether this paper would come out of the wrong printer, without anybody being asked. */
export const isWrongStock = (format: PaperFormat, { silent }: PaperProfile): boolean =>
  silent !== null && silent !== stockOf(format)
