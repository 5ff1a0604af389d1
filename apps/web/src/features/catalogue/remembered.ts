import { CatalogueKind } from '@lentera/contracts/catalogue/entry'
import { Id } from '@lentera/contracts/kernel/id'
import { z } from 'zod'
import type { ColumnChoice, FieldName } from './import-fields'

const columnsName = (kind: CatalogueKind): string => `lentera-import-columns-${kind}`
const LOADS = 'lentera-import-loads'
const LOADS_KEPT = 20

/** Titles of the columns somebody chose for a list on this computer, by field. */
export const rememberedColumns = {
  read(kind: CatalogueKind): Partial<Record<FieldName, string>> {
    const stored = parsed(localStorage.getItem(columnsName(kind)))
    return z.record(z.string(), z.string()).safeParse(stored).data ?? {}
  },
  write(kind: CatalogueKind, titles: readonly string[], choice: ColumnChoice): void {
    const chosen = Object.entries(choice).map(([name, at]) => [name, titles[at] ?? ''])
    localStorage.setItem(columnsName(kind), JSON.stringify(Object.fromEntries(chosen)))
  },
}

const PastLoad = z.object({
  loadId: Id,
  kind: CatalogueKind,
  fileName: z.string(),
  rows: z.number(),
  /** Day and time as they were shown then. */
  at: z.string(),
  undone: z.boolean(),
})
export type PastLoad = z.infer<typeof PastLoad>

/** What was loaded from this computer, the newest first. A name of a file is all that is kept of it. */
export const pastLoads = {
  read: (): PastLoad[] => z.array(PastLoad).safeParse(parsed(localStorage.getItem(LOADS))).data ?? [],
  write(load: PastLoad): void {
    const others = pastLoads.read().filter(({ loadId }) => loadId !== load.loadId)
    localStorage.setItem(LOADS, JSON.stringify([load, ...others].slice(0, LOADS_KEPT)))
  },
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}
