import { z } from 'zod'
import { DevicePolicy } from '../devices/device-policy.js'
import { Id } from '../kernel/id.js'
import { Role } from './roles.js'

/** `POST /api/v1/auth/login` */
export const LoginRequest = z
  .strictObject({
    username: z.string().max(100),
    password: z.string().max(200),
    totp: z.string().max(10).optional(),
  })
  .meta({ id: 'LoginRequest' })
export type LoginRequest = z.infer<typeof LoginRequest>

export const SessionUser = z
  .strictObject({ id: Id, username: z.string(), name: z.string() })
  .meta({ id: 'SessionUser' })
export type SessionUser = z.infer<typeof SessionUser>

/** A role in a unit (null: all) that holds now. */
export const Grant = z.strictObject({ role: Role, unit: z.string().nullable() }).meta({ id: 'Grant' })
export type Grant = z.infer<typeof Grant>

/** Answer of login and refresh; the refresh token itself travels in an HttpOnly cookie. */
export const SessionAnswer = z
  .strictObject({
    accessToken: z.string(),
    /** Seconds. */
    expiresIn: z.int(),
    user: SessionUser,
    grants: z.array(Grant),
    /** What the facility allows this browser while the server is away. */
    policy: DevicePolicy.optional(),
  })
  .meta({ id: 'SessionAnswer' })
export type SessionAnswer = z.infer<typeof SessionAnswer>
