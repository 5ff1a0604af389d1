import { dailyRegisterPaper } from '@lentera/documents/daily-register/daily-register-paper'
import { medicineLabelsPaper } from '@lentera/documents/medicine-label/medicine-label-paper'
import type { Paper } from '@lentera/documents/paper'
import { prescriptionPaper } from '@lentera/documents/prescription/prescription-paper'
import { recordNumberPaper } from '@lentera/documents/record-number/record-number-paper'
import { sickLetterPaper } from '@lentera/documents/sick-letter/sick-letter-paper'
import { stockCardPaper } from '@lentera/documents/stock-card/stock-card-paper'
import {
  aDailyRegister,
  aPrescription,
  aSickLetter,
  aStockCard,
  aVisitSummary,
  worstDailyRegister,
  worstLabels,
  worstPrescription,
  worstSickLetter,
  worstStockCard,
  worstVisitSummary,
} from '@lentera/documents/testing/worst-cases'
import { ticketPaper } from '@lentera/documents/ticket/ticket-paper'
import { visitSummaryPaper } from '@lentera/documents/visit-summary/visit-summary-paper'

/** Stands for a code: as many squares as a small one has, none of them random. */
const modules = Array.from({ length: 25 }, (_, y) =>
  Array.from({ length: 25 }, (_, x) => (x * y + 3 * x + 5 * y) % 7 < 3),
)
const nothing = { rows: [], complete: true }
const notHere = { rows: [], complete: false }

/** Every paper that is printed, as usual, at its worst and with nothing on it. */
export const samplePapers: Readonly<Record<string, Paper>> = {
  'visit summary': visitSummaryPaper(aVisitSummary()),
  'visit summary of many pages': visitSummaryPaper(worstVisitSummary()),
  'visit summary of nothing': visitSummaryPaper(
    aVisitSummary({
      ...{ diagnoses: nothing, notes: notHere, vitals: nothing, procedures: notHere, medicines: nothing },
      ...{ allergies: { state: 'not_here' }, followUp: null, doctor: null },
    }),
  ),
  'sick letter': sickLetterPaper(aSickLetter()),
  'sick letter with long names': sickLetterPaper(worstSickLetter()),
  prescription: prescriptionPaper(aPrescription()),
  'prescription of two sheets': prescriptionPaper(worstPrescription()),
  'prescription of nothing': prescriptionPaper(aPrescription({ medicines: [] })),
  'stock card': stockCardPaper(aStockCard()),
  'stock card of many pages': stockCardPaper(worstStockCard()),
  'stock card of nothing': stockCardPaper(aStockCard({ lines: [], opening: null })),
  'daily register': dailyRegisterPaper(aDailyRegister()),
  'daily register of many pages': dailyRegisterPaper(worstDailyRegister(90)),
  'daily register of nothing': dailyRegisterPaper(aDailyRegister({ visits: notHere })),
  'medicine labels': medicineLabelsPaper(worstLabels(), '60x40', 0),
  'small medicine labels': medicineLabelsPaper(worstLabels(), '50x30', 2),
  ticket: ticketPaper({
    facility: 'Puskesmas Lentera Demo',
    number: 'A3-014',
    unit: 'Poli Umum',
    ahead: { count: 4, complete: false },
    issuedAt: '20-11-2026 07:49',
    recordNumber: { value: 'T-7K2P-3', isTemporary: true },
    again: { replaces: 'A3-009' },
    code: { kind: 'squareCode', modules, label: 'Pindai di ruang periksa' },
  }),
  'record number': recordNumberPaper({
    facility: 'Puskesmas Lentera Demo',
    number: 'T-7K2P-3',
    replaces: ['T-7K2P-9', '00-10-00'],
    printedOn: '20-11-2026',
  }),
}
