import { z } from 'zod'
import { Line } from '../kernel/text.js'

/** An amount of a drug: whole, a half, a quarter; at most two places. */
export const Amount = z
  .number()
  .positive()
  .max(9999)
  .refine((n) => Math.round(n * 100) / 100 === n, { error: 'number.too_precise' })

export const Timing = z.enum(['before_meal', 'after_meal', 'with_meal', 'bedtime'])
export type Timing = z.infer<typeof Timing>

/** How a patient takes a drug: how much at a time, how often, when. */
export const Signa = z
  .strictObject({
    dose: Amount,
    /** What is counted: tablet, kapsul, ml, tetes. */
    doseUnit: Line(30),
    timesPerDay: z.int().min(1).max(24).nullable(),
    everyHours: z.int().min(1).max(72).nullable(),
    timing: Timing.nullable(),
    /** Only when needed. */
    prn: z.boolean(),
    /** For the outside of the body. */
    external: z.boolean(),
    /** What no field says: which parts of the day, which eye. */
    text: Line(100).nullable(),
  })
  .meta({ id: 'Signa', description: 'Aturan pakai. FHIR: Dosage.' })
export type Signa = z.infer<typeof Signa>
