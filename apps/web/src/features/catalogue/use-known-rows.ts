import { catalogueDiagnoses } from '@lentera/contracts/catalogue/diagnosis'
import { catalogueDrugs } from '@lentera/contracts/catalogue/drug'
import type { CatalogueKind } from '@lentera/contracts/catalogue/entry'
import { catalogueProcedures } from '@lentera/contracts/catalogue/procedure'
import type { EntityDefinition } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import { catalogueId } from '@lentera/domain/catalogue/catalogue-id'
import type { LocalView } from '@lentera/sync/client/api'
import type { Rows } from './read-lines'

const entities = {
  diagnoses: catalogueDiagnoses,
  drugs: catalogueDrugs,
  procedures: catalogueProcedures,
} as const

const entityOf = <K extends CatalogueKind>(kind: K) =>
  entities[kind] as unknown as EntityDefinition<string, Rows[K]>

/** What the list of this device says of a code. */
export const rowOf =
  <K extends CatalogueKind>(view: LocalView, facilityId: Id, kind: K) =>
  (code: string): Rows[K] | null =>
    view.get(entityOf(kind), catalogueId(facilityId, kind, code))?.record ?? null

/** Codes whose present line came with a load. Opens every row of the list, so only when somebody asks for it. */
export const codesOfLoad = (view: LocalView, kind: CatalogueKind, loadId: Id): string[] =>
  view
    .all(entityOf(kind))
    .rows.map(({ record }) => record)
    .filter((row) => row.loadId === loadId)
    .map(({ code }) => code)
