import {
  catalogueHistory,
  type CatalogueHistory,
  type UnloadCatalogue,
} from '@lentera/contracts/catalogue/load'
import {
  put,
  read,
  type Command,
  type Decision,
  type Read,
  type StateOf,
} from '@lentera/contracts/kernel/rule'
import { nothing } from '../kernel/decision.js'
import { catalogueId, historyId } from './catalogue-id.js'
import { catalogueOf, type CatalogueRow } from './catalogue-rows.js'

type UnloadCommand = Command<typeof UnloadCatalogue>

export const unloadCatalogueLocks = ({ args }: UnloadCommand): string[] => [`catalogue:${args.kind}`]

const isBefore = (row: CatalogueRow | CatalogueHistory): row is CatalogueHistory => 'record' in row

export const unloadCatalogueReads = ({
  args: { loadId, kind, codes },
  facility,
}: UnloadCommand): Record<string, Read<CatalogueRow | CatalogueHistory>> =>
  Object.fromEntries(
    codes.flatMap((code) => [
      [`now ${code}`, read(catalogueOf(kind), 'id', catalogueId(facility.id, kind, code))],
      [`before ${code}`, read(catalogueHistory, 'id', historyId(loadId, kind, code))],
    ]),
  )

/** Only rows that are still as this load left them; a second time finds none and changes nothing. */
export function unloadCatalogue(
  state: StateOf<ReturnType<typeof unloadCatalogueReads>>,
  { args: { loadId, kind, codes } }: UnloadCommand,
): Decision {
  const entity = catalogueOf(kind)
  const writes = [...new Set(codes)].flatMap((code) => {
    const now = state[`now ${code}`]?.rows[0]
    const before = state[`before ${code}`]?.rows[0]
    if (!now || isBefore(now) || now.loadId !== loadId) return []
    if (before && isBefore(before)) return [put(entity, before.record as unknown as CatalogueRow)]
    return now.active ? [put(entity, { ...now, active: false })] : []
  })
  const isUnknown = Object.values(state).some(({ complete }) => !complete)
  return { ...nothing, writes, unknown: isUnknown ? ['catalogue'] : [] }
}
