import { randomUUID } from 'node:crypto'
import { EnrolDevice } from '@lentera/contracts/devices/device'
import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { EnrolAnswer, EnrolRequest, ForkRequest } from '@lentera/contracts/sync/enrol'
import { stationCode } from '@lentera/contracts/sync/lease'
import type { WrappedKey } from '@lentera/contracts/sync/record'
import { derivedId } from '@lentera/sync/pure/ids'
import { toBase64Url } from '@lentera/sync/record/bytes'
import type { Opener } from '@lentera/sync/record/seal'
import type { Receipts } from '@lentera/sync/server/ports'
import { ProblemError } from '@lentera/sync/server/problem-error'
import type { People, Person } from '../platform/access/people.js'
import type { FacilityConnection } from '../platform/database/facility-connection.js'
import type { Issuer } from '../platform/sync/issuer.js'
import { type DeviceCredentials, newCredential } from './device-credentials.js'
import type { Leases } from './leases.js'

export interface EnrolmentOptions {
  readonly connection: FacilityConnection
  readonly credentials: DeviceCredentials
  readonly people: People
  readonly issuer: Issuer
  readonly leases: Leases
  readonly facility: Facility
  /** The present one. */
  readonly epoch: () => Promise<Id>
  readonly serverKey: EnrolAnswer['serverKey']
  readonly opener: Opener
  readonly receipts: Receipts
  /** Presets `demo` and `test`: whoever signs in may enrol the browser. */
  readonly anyoneEnrols: boolean
}

export interface Enrolled {
  readonly answer: EnrolAnswer
  /** Of a browser that was enrolled now; null when it was already. */
  readonly credential: string | null
}

/** Makes browsers into devices, and people known on them, by the server's own commands. */
export class Enrolment {
  constructor(private readonly options: EnrolmentOptions) {}

  /**
   * @param presented the credential the browser already has, if any
   * @throws ProblemError `auth.required`, `auth.forbidden`, `auth.device_revoked`, `auth.other_server`
   */
  async enrol(userId: Id, request: EnrolRequest, presented: string | undefined): Promise<Enrolled> {
    const { people, credentials } = this.options
    const person = await people.byId(userId)
    if (!person) throw new ProblemError('auth.required')
    const key = { userId, publicKey: request.publicKey }
    if (request.former && !(await credentials.isEnrolled(request.former.deviceId)))
      return this.enrolAgain(person, request, request.former)
    // A cookie outlives the emptying of its browser, and the server that gave it.
    const isEmptied = presented !== undefined && !request.former && (await credentials.isForgotten(presented))
    if (presented !== undefined && !isEmptied) {
      const { deviceId } = await credentials.verify(presented)
      const deviceKey = request.deviceKey && (await this.openKey(request.deviceKey, deviceId))
      await this.issue({ deviceId, device: null, person: key })
      const answer = await this.answer(deviceId)
      return { answer: deviceKey ? { ...answer, deviceKey } : answer, credential: null }
    }
    if (!this.mayEnrol(person)) throw new ProblemError('auth.forbidden')
    return this.enrolBrowser(randomUUID(), request, key)
  }

  private mayEnrol({ grants }: Person): boolean {
    return this.options.anyoneEnrols || grants.some(({ role }) => role === 'it_admin')
  }

  private async enrolBrowser(
    deviceId: Id,
    { name, unit, outreach }: EnrolRequest,
    person: { userId: Id; publicKey: string },
  ): Promise<Enrolled> {
    if (unit !== 'all' && !this.options.facility.units.some(({ code }) => code === unit))
      throw new ProblemError('body.malformed')
    const { credential, hash } = newCredential(deviceId)
    const device = {
      ...{ kind: 'browser' as const, name, unit, publicKey: null, credentialHash: hash },
      ...(outreach ? { outreach } : {}),
    }
    await this.issue({ deviceId, device, person })
    return { answer: await this.answer(deviceId), credential }
  }

  /**
   * A device that this database has never heard of, because it is an older copy of itself: the same id again, so
   * that its records keep their lane and their signatures. Its last receipt proves that the server knew it; without
   * one it takes somebody who may enrol devices. Colleagues bring their own keys when they sign in.
   */
  private async enrolAgain(
    person: Person,
    request: EnrolRequest,
    { deviceId, receipt }: NonNullable<EnrolRequest['former']>,
  ): Promise<Enrolled> {
    const proof = receipt === null ? null : await this.options.receipts.read(receipt)
    if (proof?.deviceId !== deviceId) {
      // Where everybody may enrol, nobody's word stands for a proof: a demonstration that began anew would be given
      // what was done in the one before (ADR 0035).
      if (this.options.anyoneEnrols) throw new ProblemError('auth.other_server')
      if (!this.mayEnrol(person)) throw new ProblemError('auth.forbidden')
    }
    const key = { userId: person.id, publicKey: request.publicKey }
    const deviceKey = request.deviceKey && (await this.openKey(request.deviceKey, deviceId))
    const { answer, credential } = await this.enrolBrowser(deviceId, request, key)
    return { answer: deviceKey ? { ...answer, deviceKey } : answer, credential }
  }

  /**
   * Makes a device of one of two copies of a disk. It keeps the keys of everybody who works there, because they
   * are in the copied slots; its own lane begins at 1.
   * @param caller the former device, or the new one whose answer was lost
   * @throws ProblemError `auth.forbidden`, `auth.device_revoked`
   */
  async fork(
    caller: Id,
    { deviceId, claim }: ForkRequest,
  ): Promise<{ answer: EnrolAnswer; credential: string }> {
    const forked = derivedId(claim, `fork ${deviceId}`, 0)
    if (caller !== deviceId && caller !== forked) throw new ProblemError('auth.forbidden')
    const { connection } = this.options
    const values = [connection.facilityId, deviceId, forked]
    const rows = await connection.read<{
      name: string
      unit: string
      outreach: boolean | null
      exists: boolean
    }>({
      text: `select name, unit, outreach, exists (select 1 from devices f where f.facility_id = $1 and f.id = $3) as exists
        from devices where facility_id = $1 and id = $2`,
      values,
    })
    const [former] = rows
    if (!former) throw new ProblemError('auth.device_revoked')
    const { credential, hash } = newCredential(forked)
    const { name, unit, outreach } = former
    const device = {
      ...{ kind: 'browser' as const, name, unit, publicKey: null, credentialHash: hash },
      ...(outreach ? { outreach: true as const } : {}),
    }
    await this.issue(
      former.exists
        ? { deviceId: forked, device: null, person: null, renewedCredentialHash: hash }
        : { deviceId: forked, device, person: null },
    )
    const people = await connection.read<{ user_id: string; public_key: string }>({
      text: `select user_id, public_key from device_people
        where facility_id = $1 and device_id = $2 and revoked_at is null order by since`,
      values: values.slice(0, 2),
    })
    for (const { user_id: userId, public_key: publicKey } of people)
      await this.issue({ deviceId: forked, device: null, person: { userId, publicKey } })
    return { answer: await this.answer(forked), credential }
  }

  /** Credential and person are known by now: the key of this very device may be opened for this person. */
  private async openKey(wrapped: WrappedKey, deviceId: Id): Promise<string> {
    try {
      return toBase64Url(await this.options.opener.unwrap(wrapped, deviceId))
    } catch {
      throw new ProblemError('body.malformed')
    }
  }

  /** A new credential for a device that proved itself without one; the old one ends. */
  async renewCredential(deviceId: Id): Promise<string> {
    const { credential, hash } = newCredential(deviceId)
    await this.issue({ deviceId, device: null, person: null, renewedCredentialHash: hash })
    return credential
  }

  private async issue(args: Parameters<typeof EnrolDevice.args.parse>[0]): Promise<void> {
    const { outcome } = await this.options.issuer.issue(EnrolDevice, EnrolDevice.args.parse(args))
    // The rule refuses only what changed under our hands: the device was revoked meanwhile.
    if (outcome !== 'applied') throw new ProblemError('auth.device_revoked')
  }

  private async answer(deviceId: Id): Promise<EnrolAnswer> {
    const { leases, facility, epoch, serverKey, connection } = this.options
    const presentEpoch = await epoch()
    const held = await leases.ensure(deviceId, presentEpoch)
    const station = held.find(({ series, until }) => series === 'station' && until === leases.today())
    const [row] = await connection.read<{ last_seq: number }>({
      text: 'select last_seq::float8 from devices where facility_id = $1 and id = $2',
      values: [connection.facilityId, deviceId],
    })
    return {
      deviceId,
      // More than thirty devices in a day: this one cannot print tickets, and everything else works.
      station: station ? stationCode(station) : '?',
      epoch: presentEpoch,
      facility,
      leases: held,
      serverKey,
      lastSeq: row?.last_seq ?? 0,
    }
  }
}
