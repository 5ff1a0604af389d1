import { describe, expect, it } from '@jest/globals'
import { PutUser, type RoleGrant, type User } from '@lentera/contracts/users/user'
import { aCommand, id, known } from '../testing/samples.js'
import { putUser } from './put-user.js'

type Grants = readonly { role: 'nurse' | 'head' | 'doctor'; unit: string | null }[]

const maria: User = {
  id: id(70),
  username: 'perawat',
  name: 'Ns. Maria Rumbiak',
  passwordHash: 'hash',
  active: true,
}
const aGrant = (change: Partial<RoleGrant> = {}): RoleGrant => ({
  id: id(80),
  userId: id(70),
  role: 'nurse',
  unit: null,
  from: '2026-01-01T00:00:00.000Z',
  until: null,
  grantedBy: id(901),
  ...change,
})
const save = (
  grants: Grants,
  state: Partial<Parameters<typeof putUser>[0]> = {},
  passwordHash: string | null = null,
) =>
  putUser(
    { user: known<User>([]), sameUsername: known<User>([]), grants: known<RoleGrant>([]), ...state },
    aCommand(PutUser, {
      userId: id(70),
      username: 'perawat',
      name: 'Ns. Maria Rumbiak',
      passwordHash,
      active: true,
      grants: [...grants],
    }),
  )

const grantsOf = ({ writes }: ReturnType<typeof putUser>) =>
  writes.flatMap(({ entity, record }) => (entity === 'role_grants' ? [record] : []))

describe('a member of staff', () => {
  it('gets grants that begin with the act', () => {
    const saved = save(
      [
        { role: 'nurse', unit: null },
        { role: 'head', unit: 'umum' },
      ],
      {},
      'hash',
    )
    expect(saved.writes[0]).toEqual({ entity: 'users', record: maria })
    expect(grantsOf(saved)).toMatchObject([
      { role: 'nurse', unit: null, from: '2026-11-20T00:00:00.000Z', until: null, grantedBy: id(901) },
      { role: 'head', unit: 'umum' },
    ])
  })

  it('keeps grants that stay on the list, and ends the others without deleting them', () => {
    const grants = known([aGrant(), aGrant({ id: id(81), role: 'head' })])
    const saved = save([{ role: 'nurse', unit: null }], { user: known([maria]), grants })
    expect(grantsOf(saved)).toEqual([aGrant({ id: id(81), role: 'head', until: '2026-11-20T00:00:00.000Z' })])
  })

  it('may come back: an ended grant starts anew', () => {
    const ended = aGrant({ until: '2026-02-01T00:00:00.000Z' })
    const grants = grantsOf(save([{ role: 'nurse', unit: null }], { grants: known([ended]) }))
    expect(grants).toHaveLength(1)
    expect(grants[0]?.id).not.toBe(ended.id)
  })

  it('is granted a role once, however often it is listed', () => {
    const twice = save([
      { role: 'nurse', unit: null },
      { role: 'nurse', unit: null },
    ])
    expect(grantsOf(twice)).toHaveLength(1)
  })

  it('is known by name to every device, whoever still works here and who left', () => {
    const entryOf = ({ writes }: ReturnType<typeof putUser>) =>
      writes.find(({ entity }) => entity === 'staff_directory')?.record
    const entry = { id: id(70), name: 'Ns. Maria Rumbiak', active: true }
    expect(entryOf(save([{ role: 'nurse', unit: 'kia' }]))).toEqual({
      ...entry,
      profession: 'nurse',
      unit: 'kia',
    })
    expect(entryOf(save([]))).toEqual({ ...entry, profession: null, unit: null })
  })

  it('keeps the password unless a new one comes', () => {
    expect(save([], { user: known([maria]) }).writes[0]?.record).toMatchObject({ passwordHash: 'hash' })
    expect(save([], { user: known([maria]) }, 'new').writes[0]?.record).toMatchObject({ passwordHash: 'new' })
    expect(save([]).writes[0]?.record).toMatchObject({ passwordHash: '' })
  })

  it('cannot take the user name of somebody else', () => {
    const { writes, issues } = save([], { sameUsername: known([{ ...maria, id: id(71) }]) })
    expect([writes, issues]).toEqual([
      [],
      [{ code: 'users.username_in_use', level: 'blocking', field: 'username' }],
    ])
  })
})
