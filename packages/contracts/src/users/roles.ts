import { z } from 'zod'

/** What a person may do; additive. `system` is the server itself and its adapters. */
export const Role = z.enum([
  'receptionist',
  'nurse',
  'doctor',
  'pharmacist',
  'head',
  'it_admin',
  'kiosk',
  'system',
])
export type Role = z.infer<typeof Role>
