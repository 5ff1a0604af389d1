import { describe, expect, it } from '@jest/globals'
import type { UserRow } from '@lentera/contracts/users/user-list'
import { findStaff } from './find-staff'

const aUser = (n: number, change: Partial<UserRow>): UserRow => ({
  id: `00000000-0000-4000-8000-00000000000${n}`,
  ...{ username: 'siapa', name: 'Siapa', active: true, grants: [], hasPassword: true, nikTail: null },
  ...change,
})
const users = [
  aUser(1, { name: 'Ns. Maria Rumbiak', username: 'perawat', grants: [{ role: 'nurse', unit: null }] }),
  aUser(2, { name: 'Agus Santoso', username: 'kepala', grants: [{ role: 'head', unit: null }] }),
]
const found = (text: string) =>
  findStaff(users, text, (grants) => grants.map(({ role }) => role).join()).map(({ username }) => username)

describe('the search among staff', () => {
  it('takes parts of name, user name and rights, all of them', () => {
    expect(found('')).toEqual(['perawat', 'kepala'])
    expect(found('rumb')).toEqual(['perawat'])
    expect(found('KEPALA agus')).toEqual(['kepala'])
    expect(found('nurse')).toEqual(['perawat'])
    expect(found('maria kepala')).toEqual([])
  })
})
