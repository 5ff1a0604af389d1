import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Device, LeaseNumbers, type NumberLease } from '@lentera/contracts/devices/device'
import { type NumberReport, ReportNumbers, RestartNumbers } from '@lentera/contracts/devices/number-report'
import type { Decision } from '@lentera/contracts/kernel/rule'
import type { HeldLease } from '@lentera/contracts/sync/lease'
import { aCommand, id, known } from '../testing/samples.js'
import { leaseNumbers } from './lease-numbers.js'
import { reportNumbers, restartId, restartNumbers } from './report-numbers.js'

const date = '2026-11-20'
const BLOCK = 100

/** What a device has in hand, whatever the server remembers of it. */
interface Desk {
  deviceId: string
  blocks: { next: number; to: number }[]
}

interface Past {
  readonly leases: readonly NumberLease[]
  readonly devices: readonly Device[]
}

/** A hospital in which the server's memory goes back and desks are copied and wiped. */
class Hospital {
  leases: NumberLease[] = []
  devices: Device[] = []
  reports: NumberReport[] = []
  epoch = id(800)
  backup: Past = { leases: [], devices: [] }
  readonly desks: Desk[] = []
  /** Every block that was ever given, by whichever server. */
  readonly given: { from: number; to: number; deviceId: string }[] = []
  #commands = 5000
  #ids = 900

  enrol(): Desk {
    const desk = { deviceId: id((this.#ids += 1)), blocks: [] }
    this.desks.push(desk)
    this.know(desk)
    return desk
  }

  know({ deviceId }: Desk): void {
    if (this.devices.some((device) => device.id === deviceId)) return
    const words = { kind: 'browser', name: 'PC', unit: 'all', publicKey: null, credentialHash: null } as const
    this.devices.push({ id: deviceId, ...words, enrolledAt: '2026-11-01T00:00:00.000Z', revokedAt: null })
  }

  private carryOut({ writes }: Decision): void {
    for (const { entity, record } of writes) {
      const rows = (entity === 'number_reports' ? this.reports : this.leases) as { id: string }[]
      const at = rows.findIndex((row) => row.id === record.id)
      if (at < 0) rows.push(record)
      else rows[at] = record
    }
  }

  private nextId = () => ({ id: id((this.#commands += 1)) })

  isOpen(): boolean {
    return this.epoch === id(800) || this.leases.some((lease) => lease.id === restartId(this.epoch))
  }

  lease(desk: Desk): void {
    if (!this.isOpen()) return
    this.know(desk)
    const args = { deviceId: desk.deviceId, series: 'rm' as const, count: BLOCK, date: null }
    const decision = leaseNumbers({ leases: known(this.leases) }, aCommand(LeaseNumbers, args, this.nextId()))
    this.carryOut(decision)
    const block = decision.writes[0]!.record as NumberLease
    this.given.push({ from: block.fromNo, to: block.toNo, deviceId: desk.deviceId })
    desk.blocks.push({ next: block.fromNo, to: block.toNo })
  }

  use(desk: Desk, count: number): void {
    for (const block of desk.blocks) block.next = Math.min(block.next + count, block.to + 1)
  }

  /** Asked for only while the series are closed. */
  report(desk: Desk): void {
    if (this.isOpen()) return
    this.know(desk)
    const open = desk.blocks.filter(({ next, to }) => next <= to).slice(0, 8)
    const last = desk.blocks.at(-1)
    const told = open.length > 0 ? open : last ? [last] : []
    const held: HeldLease[] = told.map(({ next, to }) => ({ series: 'rm', next, to }))
    const state = {
      ...{ blocks: known(this.leases), stations: known<NumberLease>([]), kiosks: known<Device>([]) },
      ...{ browsers: known(this.devices), reports: known(this.reports) },
    }
    const args = { deviceId: desk.deviceId, epoch: this.epoch, held, date }
    this.carryOut(reportNumbers(state, aCommand(ReportNumbers, args, this.nextId())))
  }

  isBackedUp = ({ deviceId }: Desk): boolean => this.backup.devices.some(({ id }) => id === deviceId)

  hasForgotten(): boolean {
    return this.desks.some(({ deviceId }) => !this.devices.some(({ id }) => id === deviceId))
  }

  override(): void {
    const args = { epoch: this.epoch, reason: 'PC rusak' }
    this.carryOut(
      restartNumbers({ blocks: known(this.leases) }, aCommand(RestartNumbers, args, this.nextId())),
    )
  }

  backUp(): void {
    this.backup = { leases: [...this.leases], devices: [...this.devices] }
  }

  restore(): void {
    this.leases = [...this.backup.leases]
    this.devices = [...this.backup.devices]
    this.reports = []
    this.epoch = id((this.#ids += 1) + 10_000)
  }
}

const ops = fc.oneof(
  { weight: 8, arbitrary: fc.record({ op: fc.constant('lease' as const), desk: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('use' as const), desk: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('report' as const), desk: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constantFrom('enrol', 'wipe', 'fork'), desk: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constantFrom('backUp', 'restore'), desk: fc.nat(5) }) },
)

describe('N13: blocks of record numbers', () => {
  it('are never given twice, whatever is copied, wiped or put back; gaps are legal', () => {
    fc.assert(
      fc.property(fc.array(ops, { minLength: 5, maxLength: 90 }), fc.boolean(), (acts, overrides) => {
        const hospital = new Hospital()
        for (let n = 0; n < 3; n += 1) hospital.enrol()
        hospital.backUp()
        let sinceBackup = 0
        // Devices nobody waits for, because an administrator answered for them or the restored copy never heard of
        // them: the left-out numbers cover them for one restore. A second one to the same old copy would leave out
        // the same thousand; a backup ends that.
        let unheard = false
        for (const { op, desk: at } of acts) {
          const desk = hospital.desks[at % hospital.desks.length]!
          if (op === 'lease') {
            // Of devices that will not tell what a restore lost, one restore may lose what the left-out numbers
            // cover; of those that tell, as many as there are.
            const isSilent = overrides || !hospital.isBackedUp(desk)
            if (isSilent && sinceBackup >= 10) continue
            hospital.lease(desk)
            if (hospital.isOpen() && isSilent) sinceBackup += 1
          } else if (op === 'use') hospital.use(desk, 37)
          else if (op === 'report') hospital.report(desk)
          else if (op === 'enrol' || op === 'fork') hospital.enrol()
          else if (op === 'wipe') {
            // Gone for good: the server goes on waiting for it.
            hospital.desks.splice(hospital.desks.indexOf(desk), 1)
            hospital.enrol()
          } else if (op === 'backUp') {
            hospital.backUp()
            sinceBackup = 0
          } else {
            hospital.restore()
            sinceBackup = 0
            if (overrides) hospital.override()
            unheard = overrides || hospital.hasForgotten()
          }
          if (unheard && hospital.isOpen()) {
            hospital.backUp()
            sinceBackup = 0
            unheard = false
          }
        }
        const inOrder = [...hospital.given].sort((a, b) => a.from - b.from)
        inOrder.forEach(({ from, to }, n) => {
          expect(to).toBeGreaterThanOrEqual(from)
          if (n > 0) expect(from).toBeGreaterThan(inOrder[n - 1]!.to)
        })
      }),
      {
        numRuns: 1000,
        // More lost than the left-out numbers cover, by devices that all tell.
        examples: [
          [
            [
              ...Array.from({ length: 12 }, () => ({ op: 'lease' as const, desk: 0 })),
              { op: 'restore' as const, desk: 0 },
              ...[0, 1, 2].map((desk) => ({ op: 'report' as const, desk })),
              { op: 'lease' as const, desk: 1 },
            ],
            false,
          ],
        ],
      },
    )
  })
})
