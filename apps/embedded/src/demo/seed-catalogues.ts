import type { CatalogueKind } from '@lentera/contracts/catalogue/entry'
import { LoadCatalogue } from '@lentera/contracts/catalogue/load'
import type { ArgsOf } from '@lentera/contracts/kernel/command'
import type { Id } from '@lentera/contracts/kernel/id'
import { loadParts } from '@lentera/domain/catalogue/load-parts'
import { idFrom } from '@lentera/domain/kernel/id-from'
import { puskesmasDiagnoses } from '@lentera/terminology/catalogue/diagnoses'
import { puskesmasDrugs } from '@lentera/terminology/catalogue/drugs'
import { puskesmasProcedures } from '@lentera/terminology/catalogue/procedures'
import type { SeedCommand } from './seed-command.js'

type Rows = ArgsOf<typeof LoadCatalogue>['rows']

/**
 * Our own lists as commands. Their ids come from what is in them: the same lists are loaded once, a list that a
 * later version of the program changed is loaded again.
 */
export function catalogueLoads(facilityId: Id): SeedCommand[] {
  return [
    ...loadsOf(facilityId, 'diagnoses', puskesmasDiagnoses()),
    ...loadsOf(facilityId, 'drugs', puskesmasDrugs()),
    ...loadsOf(facilityId, 'procedures', puskesmasProcedures()),
  ]
}

function loadsOf(facilityId: Id, kind: CatalogueKind, rows: Rows): SeedCommand[] {
  const loadId = idFrom(facilityId, `seed:${kind}:${JSON.stringify(rows)}`)
  return loadParts<Rows[number]>(rows).map((part, at) => ({
    id: idFrom(loadId, `part ${at}`),
    definition: LoadCatalogue,
    args: { loadId, kind, rows: part },
  }))
}
