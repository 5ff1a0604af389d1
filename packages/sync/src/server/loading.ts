import { entityDefinitions } from '@lentera/contracts/registry'
import { furtherReads } from '@lentera/contracts/kernel/decide'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Outcome } from '@lentera/contracts/kernel/outcome'
import type { Read } from '@lentera/contracts/kernel/rule'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import { authorReads } from './authorise.js'
import { itemRead, repairReads } from './close-reviews.js'
import type { Act, Examined } from './examined.js'
import { answersFrom, type JudgeContext } from './judge.js'
import type { LogEntry, StoreTransaction } from './store.js'
import { readName, type UnitOfWork } from './unit-of-work.js'

export const actsOf = (records: readonly Examined[]): Act[] =>
  records.flatMap(({ act }) => ('quarantine' in act ? [] : [act]))

export const lockKeysOf = (acts: readonly Act[]): string[] =>
  [...new Set(acts.flatMap(({ handler, command }) => handler.locks(command)))].sort()

/** Loads what is not here yet, in one go. */
export async function loadReads(
  tx: StoreTransaction,
  rows: UnitOfWork,
  wanted: readonly Read[],
): Promise<void> {
  const reads = [
    ...new Map(wanted.filter((read) => !rows.isLoaded(read)).map((read) => [readName(read), read])).values(),
  ]
  if (reads.length === 0) return
  const found = await tx.read(reads)
  rows.add(reads.map((read, at) => ({ read, rows: found[at] ?? [] })))
}

/** Everything the rules of these acts declared, in one go, and the second round of the few that have one. */
export async function loadActs(
  tx: StoreTransaction,
  acts: readonly Act[],
  context: Pick<JudgeContext, 'rows' | 'now'>,
): Promise<void> {
  const { rows } = context
  const declared = acts.flatMap((act) => [
    ...authorReads(act),
    ...repairReads(act),
    ...Object.values(act.handler.reads(act.command)),
  ])
  await loadReads(tx, rows, declared)
  const entities = new Set(entityDefinitions().map(({ name }) => name))
  const refs = acts
    .flatMap((act) => act.refs)
    .filter(({ entity, id }) => entities.has(entity) && !rows.exists(entity, id))
  const wanted = [...new Map(refs.map(({ entity, id }) => [`${entity} ${id}`, { entity, id }])).values()]
  if (wanted.length > 0) rows.add([], await tx.existing(wanted))
  await loadFurther(tx, acts, context)
}

/** The second round of reads; asked again before each command, because an earlier one may have led it elsewhere. */
export async function loadFurther(
  tx: StoreTransaction,
  acts: readonly Act[],
  context: Pick<JudgeContext, 'rows' | 'now'>,
): Promise<void> {
  const wanted = acts
    .filter(({ handler }) => handler.further)
    .flatMap(({ handler, command }) => Object.values(furtherReads(handler, command, answersFrom(context))))
  await loadReads(tx, context.rows, wanted)
}

/** Outcomes of dependencies as asks see them: one that a person put right by another command counts as done. */
export async function outcomesOf(
  tx: StoreTransaction,
  entries: readonly LogEntry[],
  rows: UnitOfWork,
): Promise<[Id, Outcome][]> {
  const open = entries.filter(({ outcome }) => outcome !== 'applied' && outcome !== 'flagged')
  await loadReads(
    tx,
    rows,
    open.map(({ id }) => itemRead(id)),
  )
  return entries.map(({ id, outcome }) => {
    const [item] = open.some((entry) => entry.id === id) ? rows.records<ReviewItem>(itemRead(id)) : []
    return [id, item?.resolution === 'repaired' ? 'applied' : outcome]
  })
}
