import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { decide } from '@lentera/contracts/kernel/decide'
import { type EntityDefinition, entityDefinitions, type Row } from '@lentera/contracts/kernel/entity'
import { type Command, type Handler, put, read } from '@lentera/contracts/kernel/rule'
import { visits, type Visit } from '@lentera/contracts/visits/visit'
import { handlers as productHandlers } from '@lentera/domain/registry'
import { anyAct } from '@lentera/domain/testing/arbitrary-acts'
import { id } from '@lentera/domain/testing/samples'
import { BaseRows, rowKey } from '@lentera/sync/client/base-rows'
import { DeviceView, handlerKey } from '@lentera/sync/client/device-view'
import type { Told } from '@lentera/sync/client/overlay'
import { commandOf, type PendingCommand } from '@lentera/sync/client/pending-command'
import { type Asked, Questions, readKey } from '@lentera/sync/client/questions'
import { ScopeBook } from '@lentera/sync/client/scope-book'
import { houseFacility } from '../test-house.js'

interface Echo {
  readonly visitId: string
  readonly from: string
  readonly to: string
  readonly tellsTime: boolean
}

let asked = 0

/** A rule that moves a visit between patients by how many visits it finds there, and tells all it was told. */
const echo = {
  reads: ({ args: { visitId, from } }: Command & { args: Echo }) => ({
    there: read(visits, 'patientId', from),
    self: read(visits, 'id', visitId),
  }),
  decide: (
    { there, self }: Record<'there' | 'self', { rows: Visit[]; complete: boolean; asOf: string | null }>,
    { args: { visitId, from, to, tellsTime } }: Command & { args: Echo },
  ) => {
    asked += 1
    const told = [there.rows.map((row) => row.unit.length), there.complete, self.rows[0]?.patientId ?? 'none']
    const unit = JSON.stringify([...told, tellsTime && there.asOf])
    const patientId = there.rows.length % 2 === 0 ? to : from
    const visit = { id: visitId, patientId, unit, status: 'open', serviceDate: '2026-11-20' } as Visit
    // A rule that throws now and then: what it wrote before stays.
    if (there.rows.length === 3) throw new Error('planted')
    return { writes: [put(visits, visit)], events: [], issues: [], unknown: [], members: [] }
  },
} as unknown as Handler

const handlers = new Map([
  ...productHandlers.map((one) => [handlerKey(one.command), one] as const),
  ['tests.echo@1', echo] as const,
])

const entities = entityDefinitions().filter(({ aggregateOf }) => aggregateOf) as EntityDefinition[]

const aPending = (seq: number, name: string, v: number, args: unknown): PendingCommand => ({
  seq,
  record: {
    ...{ fmt: 1, id: id(5000 + seq), name, v, args, refs: [], deps: [], deviceId: id(90), unit: 'umum' },
    at: {
      device: `2026-11-20T01:00:00.${String(seq).padStart(3, '0')}Z`,
      offsetMs: 0,
      offsetAgeS: 0,
      startId: 's',
    },
    ...{ actor: { userId: id(901) }, overrides: [], salt: '', hash: '', sig: '' },
  } as unknown as PendingCommand['record'],
  issues: [],
  lastWrites: [],
})

/** A device in memory: the view under test, and all that a view from scratch needs. */
class World {
  readonly pending: PendingCommand[] = []
  view = new DeviceView(handlers)
  seq = 0
  version = 1

  constructor() {
    this.view.load(houseFacility, new BaseRows(), new ScopeBook([]), [])
  }

  /** As `save` does with a decision, as another tab's command without. */
  add(name: string, v: number, args: unknown, isDecidedHere: boolean): void {
    this.seq += 1
    const pending = aPending(this.seq, name, v, args)
    const handler = handlers.get(handlerKey({ name, v }))!
    const questions = new Questions(this.view.ask)
    const onVersion = this.view.version
    let decided
    if (isDecidedHere) {
      try {
        const command = commandOf(pending.record, houseFacility)
        const decision = decide(handler, command, questions.ask)
        decided = { decision, asked: questions.asked, onVersion }
        pending.lastWrites = decision.writes
      } catch {
        return
      }
    }
    this.pending.push(pending)
    this.view.addPending(pending, decided)
  }

  put(entity: string, data: Record<string, unknown>, isGone = false): void {
    this.version += 1
    const definition = entities.find(({ name }) => name === entity)
    if (!definition) return
    const of = definition.aggregateOf!(data as never)
    this.view.base.put({
      ...{ entity, id: data['id'] as string, rowVersion: this.version, ...of },
      data: isGone ? null : (data as Row['data']),
    })
    this.view.stale()
  }

  /** From the front mostly, as the server does; its rows say the same, something else, or nothing. */
  settle(at: number, how: 'same' | 'other' | 'nothing' | 'kept'): void {
    const one = this.pending[at % (this.pending.length || 1)]
    if (!one) return
    const { id: commandId } = one.record
    if (how === 'kept') {
      const issues = [{ code: 'command.waiting_for_parent', level: 'warning' as const }]
      this.view.settlePending(commandId, issues)
    } else {
      for (const { entity, record } of how === 'nothing' ? [] : one.lastWrites)
        this.put(entity, how === 'same' ? { ...record } : { ...record, unit: 'other' })
      this.view.settlePending(commandId, null)
      this.pending.splice(this.pending.indexOf(one), 1)
    }
  }

  forget(at: number): void {
    const keys = this.view.base.everyRow().map(({ entity, id }) => rowKey(entity, id))
    if (keys.length > 0) this.view.base.forget(keys[at % keys.length]!)
    this.view.stale()
  }

  scopes(isFilled: boolean, asOf: string): void {
    const scope = (name: string, members: string[]) =>
      ({ scope: name, cursor: 'c', filled: isFilled, asOf, members }) as never
    this.view.scopes = new ScopeBook([
      scope('dir', []),
      scope(`pt:${id(10)}`, []),
      scope('day:umum:2026-11-20', []),
    ])
    this.view.stale()
  }

  /** Compaction and a server with another past put a new object in place of the rows. */
  rewrite(drop: boolean): void {
    const base = new BaseRows()
    for (const [at, row] of this.view.base.everyRow().entries()) if (!drop || at % 2 === 0) base.put(row)
    this.view.base = base
    if (drop) this.view.stale()
  }

  /**
   * As the next start does: what was told comes as text out of a checkpoint; some commands came after it.
   * @param upTo how many of the pending commands it holds
   */
  restart(upTo: number): void {
    const told = new Map<string, Told>()
    for (const { record } of this.pending.slice(0, upTo)) {
      const { asked, marks } = this.view.toldOf(record.id)!
      const kept = JSON.parse(JSON.stringify({ asked: [...asked.values()], marks })) as {
        asked: Asked[]
        marks: Told['marks']
      }
      const byKey = new Map(kept.asked.map((one) => [readKey(one.read), one]))
      told.set(record.id, { asked: byKey, marks: kept.marks })
    }
    const pending = this.pending.map(({ record }) => ({ ...this.view.pendingCommand(record.id)! }))
    this.pending.splice(0, Infinity, ...pending)
    this.view = this.loaded(pending, told)
  }

  fromScratch(): DeviceView {
    return this.loaded(this.pending.map(({ record }) => ({ ...this.view.pendingCommand(record.id)! })))
  }

  private loaded(pending: PendingCommand[], told?: ReadonlyMap<string, Told>): DeviceView {
    const view = new DeviceView(handlers)
    const base = new BaseRows()
    for (const row of this.view.base.everyRow()) base.put(row)
    view.load(houseFacility, base, this.view.scopes, pending, told)
    return view
  }
}

/** Everything a screen or a rule can see. */
const seenIn = (view: DeviceView) =>
  entities.map((entity) => {
    const all = view.all(entity)
    const over = all.rows.map(({ record }) =>
      view.overlayRows(record.id).map(({ firstBy, pendingBy }) => [firstBy, pendingBy]),
    )
    const indexed = [id(10), id(11), id(12)].map((key) =>
      'patientId' in entity.indexes ? view.find(entity, 'patientId', key) : null,
    )
    return { entity: entity.name, all, over, indexed }
  })

type Step = (world: World) => void
const n = fc.nat({ max: 30 })
const echoArgs = fc.record({
  visitId: fc.integer({ min: 20, max: 23 }).map(id),
  from: fc.integer({ min: 10, max: 12 }).map(id),
  to: fc.integer({ min: 10, max: 12 }).map(id),
  tellsTime: fc.boolean(),
})
const how = fc.constantFrom(
  'same' as const,
  'same' as const,
  'other' as const,
  'nothing' as const,
  'kept' as const,
)
const echoStep: fc.Arbitrary<Step> = fc.tuple(echoArgs, fc.boolean()).map(
  ([args, here]) =>
    (world) =>
      world.add('tests.echo', 1, args, here),
)
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: echoStep },
  {
    weight: 5,
    arbitrary: fc.tuple(anyAct, fc.boolean()).map(
      ([{ definition, args }, here]): Step =>
        (world) =>
          world.add(definition.name, definition.v, args, here),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.nat({ max: 2 }), how).map(
      ([at, what]): Step =>
        (world) =>
          world.settle(at, what),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(echoArgs, fc.boolean()).map(
      ([{ visitId, from, to }, isGone]): Step =>
        (world) =>
          world.put(
            'visits',
            { id: visitId, patientId: from, unit: to, status: 'open', serviceDate: '2026-11-20' },
            isGone,
          ),
    ),
  },
  {
    weight: 1,
    arbitrary: n.map(
      (at): Step =>
        (world) =>
          world.forget(at),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.boolean(), fc.constantFrom('2026-11-20T00:00:00.000Z', '2026-11-20T01:00:00.000Z'))
      .map(
        ([filled, asOf]): Step =>
          (world) =>
            world.scopes(filled, asOf),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.boolean().map(
      (drop): Step =>
        (world) =>
          world.rewrite(drop),
    ),
  },
  {
    weight: 2,
    arbitrary: n.map(
      (upTo): Step =>
        (world) =>
          world.restart(upTo),
    ),
  },
)

describe('the rows pending commands leave', () => {
  it('V25: are after any saves, outcomes, pulls and restarts what a replay of everything gives', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 25 }), (steps) => {
        const world = new World()
        for (const step of steps) {
          step(world)
          const seen = seenIn(world.view)
          expect(seen).toEqual(seenIn(world.fromScratch()))
        }
      }),
      { numRuns: 100 },
    )
  }, 120_000)

  it('ask again only the rules that were told something else', () => {
    const world = new World()
    for (let at = 0; at < 200; at += 1)
      world.add(
        'tests.echo',
        1,
        { visitId: id(1000 + at), from: id(2000 + at), to: id(2000 + at), tellsTime: false },
        false,
      )
    const askedFor = (work: () => void): number => {
      const before = asked
      work()
      world.view.all(visits)
      return asked - before
    }
    expect(askedFor(() => undefined)).toBe(200)
    expect(askedFor(() => world.settle(0, 'same'))).toBe(0)
    expect(askedFor(() => world.put('visits', { id: id(3000), patientId: id(2007), unit: 'umum' }))).toBe(1)
    expect(askedFor(() => world.scopes(true, '2026-11-20T00:00:00.000Z'))).toBe(0)
    expect(askedFor(() => world.rewrite(false))).toBe(0)
    const key = rowKey('visits', id(3000))
    expect(askedFor(() => world.view.base.forget(key))).toBe(1)
  })
})
