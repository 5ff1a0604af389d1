import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Grant } from '@lentera/contracts/users/auth'
import { StaffRole } from '@lentera/contracts/users/roles'

/** In every unit. */
export const ALL_UNITS = '*'

/** Roles of the form with where they hold: {@link ALL_UNITS}, or codes of units as one answer, `kia` or `kia+umum`. */
export type RoleChoice = Readonly<Partial<Record<StaffRole, string>>>

export function choiceOf(grants: readonly Grant[]): RoleChoice {
  return Object.fromEntries(
    StaffRole.options.flatMap((role) => {
      const units = grants.flatMap((grant) => (grant.role === role ? [grant.unit] : []))
      if (units.length === 0) return []
      return [[role, units.includes(null) ? ALL_UNITS : [...units].sort().join('+')]]
    }),
  )
}

export const grantsOf = (choice: RoleChoice): { role: StaffRole; unit: string | null }[] =>
  StaffRole.options.flatMap((role) => {
    const where = choice[role]
    if (where === undefined) return []
    return where === ALL_UNITS
      ? [{ role, unit: null }]
      : where.split('+').map((unit) => ({ role, unit: unit as string | null }))
  })

/** What may be answered to "where": everywhere, each unit, and several where somebody has them already. */
export function unitAnswers(present: string, units: Facility['units'], allUnits: string) {
  const nameOf = (code: string) => units.find((unit) => unit.code === code)?.name ?? code
  const single = [
    { id: ALL_UNITS, label: allUnits },
    ...units.map(({ code, name }) => ({ id: code, label: name })),
  ]
  return single.some(({ id }) => id === present)
    ? single
    : [...single, { id: present, label: present.split('+').map(nameOf).join(', ') }]
}
