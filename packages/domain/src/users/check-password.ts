import type { Issue } from '@lentera/contracts/kernel/issue'
import { PASSWORD_MIN, passwordIsUsername, passwordTooShort } from '@lentera/contracts/users/password'
import { raise } from '../kernel/raise.js'

/** Why somebody may not have this password. No rule about signs: what people forget they write on the monitor. */
export function checkPassword(password: string, username: string): Issue[] {
  const issues = [
    ...([...password].length < PASSWORD_MIN ? [passwordTooShort] : []),
    ...(password.trim().toLowerCase() === username.toLowerCase() ? [passwordIsUsername] : []),
  ]
  return issues.map((issue) => raise(issue, { field: 'password' }))
}
