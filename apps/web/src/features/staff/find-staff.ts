import type { UserRow } from '@lentera/contracts/users/user-list'

/** Whoever has every word somewhere in name, user name or rights; the order stays. */
export function findStaff(
  users: readonly UserRow[],
  text: string,
  roleWords: (grants: UserRow['grants']) => string,
): readonly UserRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return users
  return users.filter((user) => {
    const said = `${user.name} ${user.username} ${roleWords(user.grants)}`.toLowerCase()
    return words.every((word) => said.includes(word))
  })
}
