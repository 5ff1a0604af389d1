import { z } from 'zod'
import { Id } from '../kernel/id.js'
import { Issue } from '../kernel/issue.js'
import { Outcome } from '../kernel/outcome.js'
import { PASSWORD_MAX } from './password.js'
import { StaffRole } from './roles.js'
import { PutUser } from './user.js'

/**
 * `POST /api/v1/users`, from an `it_admin`: the server hashes the password and makes one `users.put` of it. A NIK is
 * sent whole only where it is a new one; nobody is told the present one.
 */
export const PutUserRequest = z
  .strictObject({
    /** Of the asking: the same one again is answered again and changes nothing. */
    id: Id,
    user: PutUser.args.omit({ passwordHash: true, by: true }).extend({
      grants: z.array(z.strictObject({ role: StaffRole, unit: z.string().max(31).nullable() })).max(20),
    }),
    /** null keeps the present one. */
    password: z.string().max(PASSWORD_MAX).nullable(),
  })
  .meta({ id: 'PutUserRequest' })
export type PutUserRequest = z.infer<typeof PutUserRequest>

export const PutUserAnswer = z
  .strictObject({ outcome: Outcome, issues: z.array(Issue) })
  .meta({ id: 'PutUserAnswer' })
export type PutUserAnswer = z.infer<typeof PutUserAnswer>
