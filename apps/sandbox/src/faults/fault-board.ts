import type { Clock, Random } from '../sandbox-options.js'
import { Fault } from './fault.js'
import { seededRandom } from './seeded-random.js'

/** How a transaction bundle that is refused is answered; all three were seen. */
export const bundleErrorForms = ['outcome', 'array-400', 'array-200', 'entries'] as const
export type BundleErrorForm = (typeof bundleErrorForms)[number]
/** How a created Patient is answered: with `patient_id` and blocks, or as older answers did. */
export const patientAnswers = ['current', 'older'] as const
export type PatientAnswer = (typeof patientAnswers)[number]

export interface ListedFault extends Fault {
  readonly id: string
  /** How often it struck. */
  readonly struck: number
}

/** All switches for misbehaviour, and the manners in which the real one answers now so and now so. */
export class FaultBoard {
  /** milliseconds before each answer */
  latency = 0
  /** Until then everything is a maintenance page; epoch milliseconds. */
  maintenanceUntil: number | null = null
  bundleErrors: BundleErrorForm = 'outcome'
  patientAnswer: PatientAnswer = 'current'
  /** Searches by patient show an entry of another facility that consent hides. */
  hiddenEntries = false
  private next = 1
  private readonly rows = new Map<
    string,
    { fault: Fault; pattern: RegExp | null; left: number; struck: number }
  >()

  constructor(
    private readonly clock: Clock,
    private random: Random,
  ) {}

  /** @throws ZodError when it is no fault */
  add(fault: Fault): string {
    const checked = Fault.parse(fault)
    const id = String(this.next++)
    const pattern = checked.path === undefined ? null : patternOf(checked.path)
    this.rows.set(id, { fault: checked, pattern, left: checked.times ?? Number.POSITIVE_INFINITY, struck: 0 })
    return id
  }

  remove(id: string): boolean {
    return this.rows.delete(id)
  }

  /** Back to good behaviour in everything. */
  clear(): void {
    this.rows.clear()
    this.latency = 0
    this.maintenanceUntil = null
    this.bundleErrors = 'outcome'
    this.patientAnswer = 'current'
    this.hiddenEntries = false
  }

  /** From here on chance follows this seed. */
  seed(seed: number): void {
    this.random = seededRandom(seed)
  }

  list(): ListedFault[] {
    return [...this.rows].map(([id, { fault, struck }]) => ({ ...fault, id, struck }))
  }

  isMaintenance(): boolean {
    return this.maintenanceUntil !== null && this.clock() < this.maintenanceUntil
  }

  /** The first fault that strikes this request; those used up go. */
  strike(method: string, path: string): Fault | null {
    for (const [id, row] of this.rows) {
      if (row.fault.method !== undefined && row.fault.method !== method) continue
      if (row.pattern !== null && !row.pattern.test(path)) continue
      if (row.fault.probability !== undefined && this.random() >= row.fault.probability) continue
      row.struck += 1
      row.left -= 1
      if (row.left <= 0) this.rows.delete(id)
      return row.fault
    }
    return null
  }
}

function patternOf(path: string): RegExp {
  const parts = path.split(/\*+/).map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`)
}
