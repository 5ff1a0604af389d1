import { catalogueDrugs, type CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import type { StockBatch } from '@lentera/contracts/inventory/stock-batch'
import { tell, visitLane } from '@lentera/contracts/kernel/event'
import type { Issue } from '@lentera/contracts/kernel/issue'
import type { Command, Decision, Known, Read } from '@lentera/contracts/kernel/rule'
import { put, read } from '@lentera/contracts/kernel/rule'
import {
  batchExpired,
  type Dispense,
  dispensedCancelled,
  dispensedTwice,
  type DispenseMedicine,
  dispenses,
} from '@lentera/contracts/medications/dispense'
import { MedicineDispensed } from '@lentera/contracts/medications/medication-events'
import {
  type Prescription,
  type PrescriptionLine,
  prescriptionLines,
  prescriptions,
} from '@lentera/contracts/medications/prescription'
import { batchesKnown, itemLocks, type Move, moveStock, movingReads } from '../inventory/move-stock.js'
import { isExpired } from '../inventory/propose-batches.js'
import { unknownBatchIdOf } from '../inventory/stock-ids.js'
import { incomplete } from '../kernel/decision.js'
import { gathered } from '../kernel/further.js'
import { idFrom } from '../kernel/id-from.js'
import { localDate } from '../kernel/local-date.js'
import { raise } from '../kernel/raise.js'
import { prescriptionLock } from './cancel-prescription.js'

type DispenseCommand = Command<typeof DispenseMedicine>

const rowId = ({ id }: DispenseCommand, n: number) => idFrom(id, `dispense:${n}`)

const movesOf = (command: DispenseCommand): Move[] =>
  command.args.lines.map(({ drugId, batchId, quantity }, n) => ({
    ...{ itemId: drugId, batchId: batchId ?? unknownBatchIdOf(drugId) },
    ...{ kind: 'dispense', quantity: -quantity, dispenseId: rowId(command, n) },
  }))

export const dispenseLocks = ({ args }: DispenseCommand): string[] => [
  prescriptionLock(args.prescriptionId),
  ...itemLocks(args.lines.map(({ drugId }) => drugId)),
]

export const dispenseReads = (command: DispenseCommand): Record<string, Read> => ({
  ...movingReads(command, movesOf(command)),
  prescription: read(prescriptions, 'id', command.args.prescriptionId),
  lines: read(prescriptionLines, 'prescriptionId', command.args.prescriptionId),
  given: read(dispenses, 'prescriptionId', command.args.prescriptionId),
  ...Object.fromEntries(
    command.args.lines.map(({ drugId }) => [`drug:${drugId}`, read(catalogueDrugs, 'id', drugId)]),
  ),
  ...Object.fromEntries(
    command.args.lines.map((_, n) => [`row:${n}`, read(dispenses, 'id', rowId(command, n))]),
  ),
})

/** Medicine went over the counter. Whatever the book says, it is gone from the shelf. */
export function dispense(state: State, command: DispenseCommand): Decision {
  const { args, occurredAt, actorId, facility } = command
  const { lines, ...whole } = args
  const serviceDate = localDate(occurredAt, facility.timeZone)
  const moved = moveStock(state, command, movesOf(command))
  const known = new Map(gathered<Dispense>(state, 'row:').rows.map((row) => [row.id, row]))
  const rows = lines.map((line, n): Dispense => {
    const id = rowId(command, n)
    const fresh = { ...line, ...whole, id, dispensedAt: occurredAt, dispensedBy: actorId, serviceDate }
    return known.get(id) ?? fresh
  })
  const batches = new Map(batchesKnown(state).map((batch) => [batch.id, batch]))
  return {
    ...moved,
    writes: [...rows.map((row) => put(dispenses, row)), ...moved.writes],
    events: [
      tell(MedicineDispensed, visitLane(args.visitId), {
        rows,
        lines: asked(state).lines.rows.filter(({ id }) => rows.some(({ lineId }) => lineId === id)),
        drugs: [...gathered<CatalogueDrug>(state, 'drug:').rows],
        batches: rows.map(({ batchId }) => batchOf(batches.get(batchId ?? ''))),
      }),
    ],
    issues: [
      ...lines.flatMap(({ batchId }, n) => {
        const batch = batches.get(batchId ?? '')
        const isLate = batch !== undefined && isExpired(batch, serviceDate)
        return isLate ? [raise(batchExpired, { field: `lines.${n}`, refs: { batch: batch.id } })] : []
      }),
      ...moved.issues,
      ...doubled(state, rows),
    ],
    unknown: [...moved.unknown, ...incomplete(asked(state))],
    review: { ...moved.review, patientId: args.patientId },
  }
}

type State = Readonly<Record<string, Known<unknown>>>

const asked = ({ prescription, lines, given }: State) =>
  ({ prescription, lines, given }) as {
    prescription: Known<Prescription>
    lines: Known<PrescriptionLine>
    given: Known<Dispense>
  }

/** Two counters that do not see each other may hand out one prescription; a doctor may take back what is going out. */
function doubled(state: State, rows: readonly Dispense[]): Issue[] {
  const { prescription, lines, given } = asked(state)
  const own = new Set(rows.map(({ id }) => id))
  const others = given.rows.filter(({ id }) => !own.has(id))
  const twice = lines.rows
    .filter((line) => rows.some(({ lineId }) => lineId === line.id))
    .flatMap((line) => {
      const other = others.find(({ lineId }) => lineId === line.id)
      const covered = [...others, ...rows].filter(({ lineId }) => lineId === line.id)
      const sum = covered.reduce((total, { covers }) => total + Math.round(covers * 100), 0)
      return other && sum > Math.round(line.quantity * 100) ? [{ line, other }] : []
    })
  return [
    ...twice.map(({ line, other }) =>
      raise(dispensedTwice, {
        field: `lines.${rows.findIndex(({ lineId }) => lineId === line.id)}`,
        refs: { other: other.id },
      }),
    ),
    ...(prescription.rows[0]?.status === 'cancelled' ? [raise(dispensedCancelled)] : []),
  ]
}

/** What the outside may know of a batch: how much is left is nobody's business there. */
const batchOf = (batch: StockBatch | undefined) =>
  batch ? { batchNumber: batch.batchNumber, expiresOn: batch.expiresOn } : null
