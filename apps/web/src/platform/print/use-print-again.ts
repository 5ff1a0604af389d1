import type { PrintedPaper } from './print-log'
import { usePrintSickLetter } from './use-print-sick-letter'
import { usePrintVisitSummary } from './use-print-visit-summary'

/** Prints a paper of today once more, as this device knows things now; false: it knows too little by now. */
export function usePrintAgain(): (printed: PrintedPaper) => boolean {
  const printSummary = usePrintVisitSummary()
  const printLetter = usePrintSickLetter()
  return ({ paper, subjectId }) =>
    paper === 'sick-letter' ? printLetter(subjectId) : printSummary(subjectId)
}
