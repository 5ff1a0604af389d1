import { describe, expect, it } from '@jest/globals'
import type { Issue } from '@lentera/contracts/kernel/issue'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import type { RoleGrant, User } from '@lentera/contracts/users/user'
import { handlers } from '@lentera/domain/registry'
import { aCommand, id } from '@lentera/domain/testing/samples'
import { World } from '@lentera/domain/testing/world'
import { demoDeviceId, demoFacility } from './demo-facility.js'
import { demoUserId } from './demo-people.js'
import type { Issuer, SeedCommand } from './seed-command.js'
import { seedDemo } from './seed-demo.js'

const FIRST_MORNING = '2026-11-20T00:00:00.000Z'

/** The rules alone, without a server: keeps what they write and what they say. */
class Desk implements Issuer {
  readonly world = new World()
  readonly log = new Map<string, SeedCommand>()
  readonly issues: Issue[] = []
  /** Commands until the power goes. */
  constructor(private left = Infinity) {}

  known(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set(ids.filter((known) => this.log.has(known))))
  }

  actedAt(commandId: string): Promise<string | null> {
    return Promise.resolve(this.log.has(commandId) ? FIRST_MORNING : null)
  }

  async issueMany(commands: readonly SeedCommand[]): Promise<void> {
    for (const command of commands) await this.carryOut(command)
  }

  powerIsBack(): void {
    this.left = Infinity
  }

  private carryOut(command: SeedCommand): Promise<void> {
    if (this.left-- <= 0) return Promise.reject(new Error('power cut'))
    if (this.log.has(command.id)) throw new Error('carried out twice')
    const args = command.definition.args.parse(command.args)
    const rule = handlers.find((handler) => handler.command === command.definition)!
    expect(rule.roles).toContain('system')
    const seen = aCommand(command.definition, args, {
      id: command.id,
      facility: demoFacility,
      actorId: id(1),
      occurredAt: FIRST_MORNING,
    })
    const { writes, issues } = this.world.decide(rule, seen)
    this.world.apply(writes)
    this.issues.push(...issues)
    this.log.set(command.id, command)
    return Promise.resolve()
  }
}

const seeded = async (desk: Desk, histories = false): Promise<{ desk: Desk; lines: string[] }> => {
  const lines: string[] = []
  await seedDemo(desk, {
    today: '2026-11-20',
    histories,
    hashPassword: (password) => Promise.resolve(`hash of ${password}`),
    print: (line) => lines.push(line),
  })
  return { desk, lines }
}
const rows = <R>(desk: Desk, entity: string): R[] => desk.world.all(entity) as unknown as R[]

// Filling takes a second; the sentences below only look at the result.
const { desk, lines } = await seeded(new Desk())

describe('the demonstration', () => {
  it('has six people who can sign in, with their roles in every unit', () => {
    const users = rows<User>(desk, 'users')
    expect(users.map(({ username }) => username).sort()).toEqual([
      'admin',
      'apoteker',
      'dokter',
      'kepala',
      'loket',
      'perawat',
    ])
    expect(users.every(({ active, passwordHash }) => active && passwordHash === 'hash of lentera-demo')).toBe(
      true,
    )
    const grants = rows<RoleGrant>(desk, 'role_grants').filter(
      ({ userId }) => userId === demoUserId('kepala'),
    )
    expect(grants.map(({ role, unit }) => [role, unit])).toEqual([
      ['head', null],
      ['nurse', null],
    ])
  })

  it('has a NIK for each who is known outside as a practitioner', () => {
    const withNik = rows<User>(desk, 'users').filter(({ nik }) => nik)
    expect(withNik.map(({ username, nik }) => [username, nik]).sort()).toEqual([
      ['apoteker', '3578083008700010'],
      ['dokter', '7209061211900001'],
      ['perawat', '9171045506850002'],
    ])
  })

  it('has 300 patients about whom no rule has anything to say', () => {
    expect(rows(desk, 'patients')).toHaveLength(300)
    expect(desk.issues).toEqual([])
  })

  it('takes its record numbers from a block, so that no desk gives them out again', () => {
    expect(rows(desk, 'number_leases')).toMatchObject([
      { series: 'rm', fromNo: 1, toNo: 300, deviceId: demoDeviceId },
    ])
    const numbers = rows<PatientDirectoryEntry>(desk, 'patient_directory').map(
      (entry) => entry.medicalRecordNumber,
    )
    expect(new Set(numbers).size).toBe(300)
    expect([...numbers].sort()).toEqual(expect.arrayContaining(['00-00-01', '00-03-00']))
  })

  it('knows of some patients that they have no allergy, of some which, and of the rest nothing', () => {
    const count = (answer: string): number =>
      rows<PatientDirectoryEntry>(desk, 'patient_directory').filter((entry) => entry.allergyAnswer === answer)
        .length
    expect(count('none')).toBeGreaterThan(150)
    expect(count('present')).toBeGreaterThan(12)
    expect(count('unknown')).toBeGreaterThan(60)
  })

  it('offers the diagnoses, drugs and procedures of a Puskesmas', () => {
    const names = (entity: string) => rows<{ name: string; active: boolean }>(desk, entity)
    expect(names('catalogue_diagnoses').length).toBeGreaterThanOrEqual(500)
    expect(names('catalogue_drugs').length).toBeGreaterThanOrEqual(120)
    expect(names('catalogue_procedures').length).toBeGreaterThanOrEqual(40)
    expect(rows<{ active: boolean }>(desk, 'catalogue_diagnoses').every(({ active }) => active)).toBe(true)
  })

  it('says how far it is', () => {
    expect(lines).toEqual(
      expect.arrayContaining(['Data demo: pasien 50 dari 300', 'Data demo: pasien 300 dari 300']),
    )
  })

  it('is filled once: a second time changes nothing', async () => {
    const before = desk.log.size
    expect((await seeded(desk)).lines).toEqual([])
    expect(desk.log.size).toBe(before)
  })

  it('gets no past afterwards: whoever would have written it was not there yet', async () => {
    const before = desk.log.size
    await seeded(desk, true)
    expect(desk.log.size).toBe(before)
    expect(rows(desk, 'visits')).toEqual([])
  })

  it('goes on where the power was cut and ends the same', async () => {
    const cut = new Desk(77)
    await expect(seeded(cut)).rejects.toThrow('power cut')
    cut.powerIsBack()
    await seeded(cut)
    expect(cut.world.all()).toEqual(desk.world.all())
  })
})
