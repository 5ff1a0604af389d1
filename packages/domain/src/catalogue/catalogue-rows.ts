import { catalogueDiagnoses } from '@lentera/contracts/catalogue/diagnosis'
import { catalogueDrugs } from '@lentera/contracts/catalogue/drug'
import type { CatalogueKind } from '@lentera/contracts/catalogue/entry'
import type { EntityDefinition, EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'

import { catalogueProcedures } from '@lentera/contracts/catalogue/procedure'

/** What rules need of a row of whichever catalogue. */
export interface CatalogueRow extends EntityRecord {
  readonly code: string
  readonly active: boolean
  readonly loadId: Id
  readonly words: string
  readonly english?: string | null
}

const entities = {
  diagnoses: catalogueDiagnoses,
  drugs: catalogueDrugs,
  procedures: catalogueProcedures,
} as const

export const catalogueOf = (kind: CatalogueKind) =>
  entities[kind] as unknown as EntityDefinition<string, CatalogueRow>
