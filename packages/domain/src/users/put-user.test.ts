import { describe, expect, it } from '@jest/globals'
import type { ArgsOf } from '@lentera/contracts/kernel/command'
import { eventNamed } from '@lentera/contracts/kernel/event'
import { PutUser, type RoleGrant, type User } from '@lentera/contracts/users/user'
import { aCommand, id, known, partly } from '../testing/samples.js'
import { putUser, putUserFurther } from './put-user.js'

type Grants = readonly { role: 'nurse' | 'head' | 'doctor'; unit: string | null }[]

const maria: User = {
  id: id(70),
  username: 'perawat',
  name: 'Ns. Maria Rumbiak',
  passwordHash: 'hash',
  active: true,
  nik: null,
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
const noState = {
  user: known<User>([]),
  sameUsername: known<User>([]),
  grants: known<RoleGrant>([]),
  admins: known<RoleGrant>([]),
}
const save = (
  grants: Grants,
  state: Partial<Parameters<typeof putUser>[0]> = {},
  passwordHash: string | null = null,
) =>
  putUser(
    { ...noState, ...state },
    aCommand(PutUser, {
      userId: id(70),
      username: 'perawat',
      name: 'Ns. Maria Rumbiak',
      passwordHash,
      active: true,
      grants: [...grants],
    }),
    {},
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

describe('the NIK of a member of staff', () => {
  const nik = '9171045506850002'
  const other = '7209061211900001'
  type Change = Partial<ArgsOf<typeof PutUser>>

  /** What becomes of `before`, and what the outside is told of it. */
  const put = (before: User | null, change: Change = {}) => {
    const { username, name, active } = before ?? maria
    const command = aCommand(PutUser, {
      ...{ userId: id(70), username, name, active, passwordHash: null, grants: [] },
      ...change,
    })
    const { writes, events } = putUser({ ...noState, user: known(before ? [before] : []) }, command, {})
    return { nik: (writes[0]?.record as User).nik, events }
  }
  const told = (payload: { name?: string; nik?: string | null; active?: boolean }) => ({
    name: 'users.changed',
    lane: `u:${id(70)}`,
    payload: { userId: id(70), name: maria.name, nik: null, active: true, ...payload },
  })

  it('is kept until another one comes or it is taken away, and each change is told', () => {
    const kept = { ...maria, nik }
    expect(put(kept)).toEqual({ nik, events: [] })
    expect(put(kept, { nik: other })).toEqual({ nik: other, events: [told({ nik: other })] })
    expect(put(kept, { nik: null })).toEqual({ nik: null, events: [told({ nik: null })] })
    expect(put(maria, { nik })).toEqual({ nik, events: [told({ nik })] })
  })

  it('is none for somebody new, or known from a time before it was asked, until it is told', () => {
    const { nik: _never, ...older } = maria
    expect(put(older)).toEqual({ nik: null, events: [] })
    expect(put(older, { nik })).toEqual({ nik, events: [told({ nik })] })
    expect(put(null)).toEqual({ nik: null, events: [told({})] })
    expect(put(null, { nik })).toEqual({ nik, events: [told({ nik })] })
  })

  it('is told again with another name, and when its holder leaves or comes back', () => {
    const kept = { ...maria, nik }
    expect(put(kept, { name: 'Ns. Maria Wanggai' }).events).toEqual([
      told({ nik, name: 'Ns. Maria Wanggai' }),
    ])
    expect(put(kept, { active: false }).events).toEqual([told({ nik, active: false })])
    expect(put({ ...kept, active: false }, { active: true }).events).toEqual([told({ nik })])
  })

  it('is not told again with what concerns this house alone', () => {
    const kept = { ...maria, nik }
    expect(put(kept, { passwordHash: 'new' }).events).toEqual([])
    expect(put(kept, { username: 'maria' }).events).toEqual([])
    expect(put(kept, { nik }).events).toEqual([])
    expect(save([{ role: 'head', unit: null }], { user: known([kept]) }).events).toEqual([])
  })

  it('is told in the shape of its event, without anything one signs in with', () => {
    const { payload } = put(maria, { nik, passwordHash: 'new' }).events[0]!
    expect(eventNamed('users.changed')!.payload.parse(payload)).toEqual(payload)
    expect(Object.keys(payload).sort()).toEqual(['active', 'name', 'nik', 'userId'])
  })

  it('of somebody who is refused is neither kept nor told', () => {
    const { writes, events } = putUser(
      { ...noState, sameUsername: known([{ ...maria, id: id(71) }]) },
      aCommand(PutUser, {
        ...{ userId: id(70), username: 'perawat', name: 'Ester', passwordHash: null, active: true },
        ...{ grants: [], nik },
      }),
      {},
    )
    expect([writes, events]).toEqual([[], []])
  })
})

describe('the last administrator', () => {
  const admin: User = { ...maria, username: 'admin', name: 'Admin SIK' }
  const colleague: User = { ...admin, id: id(71), username: 'admin2' }
  const own = aGrant({ role: 'it_admin' })
  const theirs = aGrant({ id: id(81), userId: colleague.id, role: 'it_admin' })

  /** What becomes of `admin` beside those who are named. */
  const change = (
    to: { active?: boolean; isAdmin?: boolean },
    beside: { admins?: readonly RoleGrant[]; users?: readonly User[]; user?: User; complete?: boolean } = {},
  ) => {
    const { admins = [own], users = [], user = admin, complete = true } = beside
    const command = aCommand(PutUser, {
      ...{ userId: admin.id, username: admin.username, name: admin.name, passwordHash: null },
      active: to.active ?? true,
      grants: to.isAdmin ? [{ role: 'it_admin', unit: null }] : [{ role: 'nurse', unit: null }],
    })
    const state = {
      ...{ ...noState, user: known([user]), grants: known([own]) },
      admins: complete ? known(admins) : partly(admins),
    }
    const further = Object.fromEntries(
      Object.entries(putUserFurther(state, command)).map(([name, { key }]) => [
        name,
        known(users.filter((one) => one.id === key)),
      ]),
    )
    const { writes, issues, unknown } = putUser(state, command, further)
    return { isWritten: writes.length > 0, codes: issues.map(({ code }) => code), unknown }
  }
  const refused = { isWritten: false, codes: ['users.last_admin'], unknown: [] }
  const done = { isWritten: true, codes: [], unknown: [] }

  it('keeps the right, and stays active', () => {
    expect(change({ isAdmin: false })).toEqual(refused)
    expect(change({ isAdmin: true, active: false })).toEqual(refused)
    expect(change({ isAdmin: true })).toEqual(done)
  })

  it('is not the last one while a colleague who works here has the right', () => {
    const admins = [own, theirs]
    expect(change({ isAdmin: false }, { admins, users: [colleague] })).toEqual(done)
    expect(change({ isAdmin: false }, { admins, users: [{ ...colleague, active: false }] })).toEqual(refused)
    const ended = { ...theirs, until: '2026-02-01T00:00:00.000Z' }
    expect(change({ isAdmin: false }, { admins: [own, ended], users: [colleague] })).toEqual(refused)
  })

  it('is nobody who left before', () => {
    expect(change({ isAdmin: false, active: false }, { user: { ...admin, active: false } })).toEqual(done)
  })

  it('cannot be told apart where not everybody is in sight', () => {
    expect(change({ isAdmin: false }, { complete: false })).toEqual({ ...done, unknown: ['admins'] })
  })
})

describe('who gave a right', () => {
  const grantedBy = (change: { actorId: string; by?: string }) => {
    const command = aCommand(
      PutUser,
      {
        ...{ userId: id(70), username: 'perawat', name: 'Ns. Maria Rumbiak', passwordHash: null },
        ...{ active: true, grants: [{ role: 'nurse' as const, unit: null }] },
        ...(change.by ? { by: change.by } : {}),
      },
      { actorId: change.actorId, deviceId: id(902) },
    )
    return grantsOf(putUser(noState, command, {})).map((grant) => (grant as RoleGrant).grantedBy)
  }

  it('is the administrator for whom the server acted', () => {
    expect(grantedBy({ actorId: id(902), by: id(77) })).toEqual([id(77)])
    expect(grantedBy({ actorId: id(902) })).toEqual([id(902)])
  })

  it('is whoever signed it, whatever name it carries', () => {
    expect(grantedBy({ actorId: id(901), by: id(77) })).toEqual([id(901)])
  })
})
