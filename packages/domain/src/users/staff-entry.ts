import type { Id } from '@lentera/contracts/kernel/id'
import type { Role } from '@lentera/contracts/users/roles'
import type { StaffEntry } from '@lentera/contracts/users/staff'

/** Who treats comes before who runs the house: the head of a unit is a nurse or a doctor first. */
const professions: readonly Role[] = ['doctor', 'nurse', 'pharmacist', 'receptionist', 'head', 'it_admin']

/** What every device knows of a member of staff. */
export function staffEntry(
  id: Id,
  person: { name: string; active: boolean },
  grants: readonly { role: Role; unit: string | null }[],
): StaffEntry {
  const profession = professions.find((role) => grants.some((grant) => grant.role === role)) ?? null
  const units = new Set(grants.filter(({ role }) => role === profession).map(({ unit }) => unit))
  const [unit = null] = units
  return { id, name: person.name, active: person.active, profession, unit: units.size === 1 ? unit : null }
}
