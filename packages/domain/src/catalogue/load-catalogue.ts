import { catalogueHistory, type LoadCatalogue } from '@lentera/contracts/catalogue/load'
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

type LoadCommand = Command<typeof LoadCatalogue>

export const loadCatalogueLocks = ({ args }: LoadCommand): string[] => [`catalogue:${args.kind}`]

export const loadCatalogueReads = ({ args, facility }: LoadCommand): Record<string, Read<CatalogueRow>> =>
  Object.fromEntries(
    args.rows.map(({ code }) => [
      code,
      read(catalogueOf(args.kind), 'id', catalogueId(facility.id, args.kind, code)),
    ]),
  )

/** A code that stands in a part twice counts once, the last line of it. */
export function loadCatalogue(
  state: StateOf<ReturnType<typeof loadCatalogueReads>>,
  { args, facility }: LoadCommand,
): Decision {
  const { loadId, kind } = args
  const entity = catalogueOf(kind)
  const lines = new Map(args.rows.map((line) => [line.code, line]))
  const writes = [...lines.values()].flatMap((line) => {
    const before = state[line.code]?.rows[0]
    const row: CatalogueRow = {
      ...line,
      ...kept(line, before),
      id: catalogueId(facility.id, kind, line.code),
      active: true,
      loadId,
    }
    const write = put(entity, row)
    // A part that comes again finds its own rows; what was before them is kept already.
    if (!before || before.loadId === loadId) return [write]
    const id = historyId(loadId, kind, line.code)
    return [
      write,
      put(catalogueHistory, { id, loadId, kind, code: line.code, record: { ...before } as never }),
    ]
  })
  const isUnknown = Object.values(state).some(({ complete }) => !complete)
  return { ...nothing, writes, unknown: isUnknown ? ['catalogue'] : [] }
}

/** What a line without it leaves as it is. */
function kept(
  line: { readonly words: string; readonly english?: string | null },
  before: CatalogueRow | undefined,
): Partial<Pick<CatalogueRow, 'words' | 'english'>> {
  if (!before) return {}
  return {
    ...(line.words === '' ? { words: before.words } : {}),
    ...(line.english === null ? { english: before.english ?? null } : {}),
  }
}
