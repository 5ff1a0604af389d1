import { RecordAccess } from '@lentera/contracts/charting/record-access'
import type { Printing } from '@lentera/documents/letter/letter-parts'
import type { Paper } from '@lentera/documents/paper'
import { localDate, localTime } from '@lentera/domain/kernel/local-date'
import { formatDate } from '@lentera/ui/format'
import { useDevice } from '../device/DeviceProvider'
import { useFacility } from '../workplace/use-today'
import { type PaperName, notePrint } from './print-log'
import { usePrinter } from './printer'

interface Subject {
  readonly paper: PaperName
  readonly subjectId: string
  readonly patientId: string
}

/**
 * Prints a paper that speaks of a patient: which copy it is stands on it, and that somebody printed it is written
 * down like the opening of a chart. A paper is printed even where that cannot be stored.
 * @throws what a save throws, after printing
 */
export function usePrintRecorded(): (subject: Subject, make: (printing: Printing) => Paper) => Promise<void> {
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const print = usePrinter()
  return async ({ paper, subjectId, patientId }, make) => {
    const at = core.now()
    const today = localDate(at, timeZone)
    const made = make({
      copy: notePrint(today, { paper, subjectId, patientId, at }),
      printedAt: `${formatDate(today)} ${localTime(at, timeZone)}`,
    })
    try {
      const person = core.snapshot.person?.user.id
      const entry = { patientId, purpose: 'care' as const, screen: `print-${paper}`, at }
      if (person) await core.save(RecordAccess, { entries: [{ ...entry, person }] })
    } finally {
      print(made)
    }
  }
}
