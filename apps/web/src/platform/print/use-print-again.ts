import type { PaperName, PrintedPaper } from './print-log'
import { usePrintLabelsAgain } from './use-print-labels-again'
import { usePrintSickLetter } from './use-print-sick-letter'
import { usePrintVisitSummary } from './use-print-visit-summary'

/** Prints a paper of today once more, as this device knows things now; false: it knows too little by now. */
export function usePrintAgain(): (printed: PrintedPaper) => boolean {
  const print: Record<PaperName, (subjectId: string) => boolean> = {
    'visit-summary': usePrintVisitSummary(),
    'sick-letter': usePrintSickLetter(),
    labels: usePrintLabelsAgain(),
  }
  return ({ paper, subjectId }) => print[paper](subjectId)
}
