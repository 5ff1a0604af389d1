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

/** What a member of staff may hold; the others belong to machines. */
export const StaffRole = Role.exclude(['kiosk', 'system'])
export type StaffRole = z.infer<typeof StaffRole>
