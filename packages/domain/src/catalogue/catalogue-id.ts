import type { CatalogueKind } from '@lentera/contracts/catalogue/entry'
import type { Id } from '@lentera/contracts/kernel/id'
import { idFrom } from '../kernel/id-from.js'

/** A code is one row for good: loaded again, it keeps what was written with it. */
export const catalogueId = (facilityId: Id, kind: CatalogueKind, code: string): Id =>
  idFrom(facilityId, `catalogue ${kind} ${code}`)

/** The state of a row before a load. */
export const historyId = (loadId: Id, kind: CatalogueKind, code: string): Id =>
  idFrom(loadId, `before ${kind} ${code}`)
