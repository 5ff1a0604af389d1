import { z } from 'zod'
import { Id } from '../kernel/id.js'
import { Line } from '../kernel/text.js'
import { Grant } from './auth.js'
import { Username } from './user.js'

/** A member of staff as an administrator sees them; never the hash, and never the whole NIK. */
export const UserRow = z.strictObject({
  id: Id,
  username: Username,
  name: Line(100),
  active: z.boolean(),
  /** What holds now. */
  grants: z.array(Grant),
  /** False: nobody can sign in as this person yet. */
  hasPassword: z.boolean(),
  /** The last four digits of the NIK; null: none is kept. */
  nikTail: z
    .string()
    .regex(/^[0-9]{4}$/)
    .nullable(),
})
export type UserRow = z.infer<typeof UserRow>

/** `GET /api/v1/users`, for an `it_admin`: who works here first, by name. */
export const UserList = z.strictObject({ users: z.array(UserRow) }).meta({ id: 'UserList' })
export type UserList = z.infer<typeof UserList>
