import type { ArgsOf } from '@lentera/contracts/kernel/command'
import type { Role } from '@lentera/contracts/users/roles'
import type { PutUser } from '@lentera/contracts/users/user'
import { idFrom } from '@lentera/domain/kernel/id-from'
import { demoFacility } from './demo-facility.js'

/** Known to everybody: only presets that listen on loopback may use it. */
export const DEMO_PASSWORD = 'lentera-demo'

interface DemoPerson {
  readonly username: string
  readonly name: string
  readonly roles: readonly Role[]
  /** Of those whom the outside knows as practitioners. */
  readonly nik?: string
}

/**
 * The staff of the demonstration, all invented; roles hold in every unit. Doctor and pharmacist bear name and number
 * of practitioners whom the Ministry invented for tests of SATUSEHAT.
 */
export const demoPeople: readonly DemoPerson[] = [
  { username: 'loket', name: 'Sari Wulandari', roles: ['receptionist'] },
  { username: 'perawat', name: 'Ns. Maria Rumbiak', roles: ['nurse'], nik: '9171045506850002' },
  { username: 'dokter', name: 'dr. Alexander', roles: ['doctor'], nik: '7209061211900001' },
  { username: 'apoteker', name: 'apt. Aditya Pradhana', roles: ['pharmacist'], nik: '3578083008700010' },
  { username: 'kepala', name: 'Agus Santoso', roles: ['head', 'nurse'] },
  { username: 'admin', name: 'Admin SIK', roles: ['it_admin'] },
]

/** What the sign-in screen of the demonstration lists. */
export const demoAccounts = {
  password: DEMO_PASSWORD,
  people: demoPeople.map(({ username, roles }) => ({ username, roles })),
}

/** The same on every computer, so that tests and saved links may name them. */
export const demoUserId = (username: string): string => idFrom(demoFacility.id, `user:${username}`)

export const putDemoPerson = (person: DemoPerson, passwordHash: string): ArgsOf<typeof PutUser> => ({
  userId: demoUserId(person.username),
  username: person.username,
  name: person.name,
  passwordHash,
  active: true,
  nik: person.nik ?? null,
  grants: person.roles.map((role) => ({ role, unit: null })),
})
