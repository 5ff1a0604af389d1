import type { PaperName, PrintedPaper } from './print-log'
import { usePrintLabelsAgain } from './use-print-labels-again'
import { usePrintPrescription } from './use-print-prescription'
import { usePrintSickLetter } from './use-print-sick-letter'
import { usePrintTicket } from './use-print-ticket'
import { usePrintVisitSummary } from './use-print-visit-summary'

/** Prints a paper of today once more, as this device knows things now; false: it knows too little by now. */
export function usePrintAgain(): (printed: PrintedPaper) => boolean {
  const printTicket = usePrintTicket()
  const print: Record<PaperName, (subjectId: string) => boolean> = {
    ticket: (visitId) => printTicket(visitId),
    'visit-summary': usePrintVisitSummary(),
    'sick-letter': usePrintSickLetter(),
    labels: usePrintLabelsAgain(),
    prescription: usePrintPrescription(),
  }
  return ({ paper, subjectId }) => print[paper](subjectId)
}
