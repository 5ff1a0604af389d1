import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { recordNumberPaper } from '@lentera/documents/record-number/record-number-paper'
import { formatDate } from '@lentera/ui/format'
import { useFacility, useToday } from '../workplace/use-today'
import { usePrinter } from './printer'

/** Prints the slip that takes the place of papers with a number somebody had before. */
export function usePrintRecordNumber(): (
  entry: Pick<PatientDirectoryEntry, 'medicalRecordNumber' | 'formerNumbers'>,
) => void {
  const { name } = useFacility()
  const today = useToday()
  const print = usePrinter()
  return ({ medicalRecordNumber, formerNumbers = [] }) =>
    print(
      recordNumberPaper({
        facility: name,
        number: medicalRecordNumber,
        replaces: formerNumbers,
        printedOn: formatDate(today),
      }),
    )
}
