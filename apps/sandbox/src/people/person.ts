import { z } from 'zod'

const Nik = z.string().regex(/^\d{16}$/)
const Person = z.strictObject({
  name: z.string().min(1),
  gender: z.enum(['male', 'female']),
  birthDate: z.iso.date(),
})

/** Somebody who can be a patient. */
export const SandboxPatient = Person.extend({
  nik: Nik,
  /** `P` and digits; null: the civil registry knows the person, SATUSEHAT does not until a Patient is created. */
  ihsNumber: z
    .string()
    .regex(/^(P\d{11}|\d{12})$/)
    .nullable(),
})
export type SandboxPatient = z.infer<typeof SandboxPatient>

/** Somebody who treats. */
export const SandboxPractitioner = Person.extend({
  nik: Nik,
  ihsNumber: z.string().regex(/^(\d{11}|N\d{8})$/),
})
export type SandboxPractitioner = z.infer<typeof SandboxPractitioner>

export const SandboxPeople = z.strictObject({
  patients: z.array(SandboxPatient),
  practitioners: z.array(SandboxPractitioner),
})
export type SandboxPeople = z.infer<typeof SandboxPeople>
