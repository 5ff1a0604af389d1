import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { Line } from '../kernel/text.js'
import { Instant } from '../kernel/time.js'
import { Nik } from '../patients/register-patient.js'
import { Role } from './roles.js'

export const Username = z.string().regex(/^[a-z][a-z0-9._-]{1,39}$/)

/** A member of staff who signs in. The password hash is a PHC string and never leaves the server. */
export const User = z
  .strictObject({
    id: Id,
    username: Username,
    name: Line(100),
    passwordHash: z.string().max(300),
    active: z.boolean(),
    /** Under which the outside finds a practitioner; null or absent: none is known. Sealed in the database. */
    nik: Nik.nullable().optional(),
  })
  .meta({ id: 'User', description: 'Petugas. FHIR: Practitioner.' })
export type User = z.infer<typeof User>

/** One grant of a role, append-only, so that permission can be judged as of the act. */
export const RoleGrant = z
  .strictObject({
    id: Id,
    userId: Id,
    role: Role,
    /** null: in every unit. */
    unit: z.string().max(31).nullable(),
    from: Instant,
    until: Instant.nullable(),
    grantedBy: Id,
  })
  .meta({ id: 'RoleGrant' })
export type RoleGrant = z.infer<typeof RoleGrant>

export const users = defineEntity({
  name: 'users',
  schema: User,
  aggregateOf: null,
  indexes: { username: (user) => user.username },
})
export const roleGrants = defineEntity({
  name: 'role_grants',
  schema: RoleGrant,
  aggregateOf: null,
  indexes: { userId: (grant) => grant.userId, role: (grant) => grant.role },
})

/** Another member of staff signs in by this name. */
export const usernameInUse = defineIssue('users.username_in_use', 'blocking')

/** Nobody could look after staff and devices any more. */
export const lastAdmin = defineIssue('users.last_admin', 'blocking')

/** Creates or changes a member of staff. Grants that are missing from the list end now; new ones start now. */
export const PutUser = defineCommand(
  'users.put',
  'ask',
  z.strictObject({
    userId: Id,
    username: Username,
    name: Line(100),
    /** null keeps the present one. */
    passwordHash: z.string().max(300).nullable(),
    active: z.boolean(),
    /** Absent keeps the present one, null removes it. */
    nik: Nik.nullable().optional(),
    grants: z.array(z.strictObject({ role: Role, unit: z.string().max(31).nullable() })).max(20),
    /** For whom the server made it (ADR 0036); from anybody else it says nothing. */
    by: Id.optional(),
  }),
)
