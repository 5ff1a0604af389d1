import { z } from 'zod'

/** What a patient comes to in the house, and is called for. */
export const CareStage = z.enum(['intake', 'examination', 'medicine'])
export type CareStage = z.infer<typeof CareStage>

/** `emergency` before everybody, `first` before those who came earlier. */
export const Priority = z.enum(['emergency', 'first'])
export type Priority = z.infer<typeof Priority>

/** Why somebody goes first; `condition`: how the patient looks to who sees them. */
export const PriorityReason = z.enum(['elderly', 'infant', 'pregnant', 'disability', 'condition'])
export type PriorityReason = z.infer<typeof PriorityReason>
