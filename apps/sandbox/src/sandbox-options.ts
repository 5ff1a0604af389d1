import { z } from 'zod'
import { SandboxPeople } from './people/person.js'

/** How this stand-in is set up. */
export const SandboxOptions = z.strictObject({
  /** 0: any free one */
  port: z.int().min(0).max(65_535),
  /** A stand-in with switches for misbehaviour is for this machine alone. */
  host: z.enum(['127.0.0.1', '::1', 'localhost']),
  /** The facility's SATUSEHAT id. */
  organizationId: z.string().regex(/^[A-Za-z0-9-]{4,64}$/),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** Loaded beside the Ministry's public test people. */
  people: SandboxPeople,
  /** null: everything is forgotten at the end. */
  folder: z.string().min(1).nullable().default(null),
  tokenLifetimeSeconds: z.int().min(1).default(3599),
  /** The earliest day a time may lie on. The pages say 2014-06-03 and, older ones, 2022-08-31. */
  floor: z.iso.date().default('2014-06-03'),
})

/** epoch milliseconds; all times of the stand-in come from here */
export type Clock = () => number
/** 0 up to but not 1 */
export type Random = () => number

export type SandboxSettings = z.output<typeof SandboxOptions>
export type CreateSandboxOptions = z.input<typeof SandboxOptions> & {
  readonly clock: Clock
  /** For faults with a probability; the same every time when none is given. */
  readonly random?: Random
}
