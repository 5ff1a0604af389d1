import { hasKnownPassword, type Config } from '@lentera/config/config'
import type { Role } from '@lentera/contracts/users/roles'

/** Accounts of an invented hospital whose password everybody may know, for its sign-in screen to list. */
export interface KnownAccounts {
  readonly password: string
  readonly people: readonly { readonly username: string; readonly roles: readonly Role[] }[]
}

/** Nothing outside demo and test, whoever hands in what. */
export const knownAccountsIn = (
  preset: Config['preset'],
  accounts: KnownAccounts | undefined,
): KnownAccounts | null => (hasKnownPassword(preset) && accounts ? accounts : null)
