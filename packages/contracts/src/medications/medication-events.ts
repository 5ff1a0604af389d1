import { z } from 'zod'
import { CatalogueDrug } from '../catalogue/drug.js'
import { StockBatch } from '../inventory/stock-batch.js'
import { defineEvent } from '../kernel/event.js'
import { Dispense } from './dispense.js'
import { Prescription, PrescriptionLine } from './prescription.js'

/** The drugs of the lines, as the list had them at that moment; one that is not listed is missing. */
const drugs = z.array(CatalogueDrug)

export const MedicinePrescribed = defineEvent(
  'medications.prescribed',
  z.object({ prescription: Prescription, lines: z.array(PrescriptionLine), drugs }),
)
export const PrescriptionCancelled = defineEvent(
  'medications.prescriptionCancelled',
  z.object({ prescription: Prescription, lines: z.array(PrescriptionLine) }),
)
/** What was handed over with the lines it was handed over for. How much is left on a shelf is nobody's business there. */
export const MedicineDispensed = defineEvent(
  'medications.dispensed',
  z.object({
    rows: z.array(Dispense),
    lines: z.array(PrescriptionLine),
    drugs,
    /** Of the rows, by position; null: nobody knows which. */
    batches: z.array(StockBatch.pick({ batchNumber: true, expiresOn: true }).nullable()),
  }),
)
