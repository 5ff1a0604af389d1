'use client'
import { patientDirectory, type PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { packEntry, searchDirectory, type PackedEntry } from '@lentera/domain/patients/search-directory'
import type { LocalView } from '@lentera/sync/client/api'
import { useHitCursor, type HitCursor } from '@lentera/ui/hit-cursor'
import { useRouter } from 'next/navigation'
import { createContext, useContext, useDeferredValue, type ReactNode } from 'react'
import { useAreas, type Areas } from '../areas'
import { useLocal } from '../local/use-local'
import { useToday } from './use-today'
import { useWork } from './work-state'

const SHOWN = 30

interface PatientSearch {
  readonly hits: readonly PatientDirectoryEntry[]
  readonly cursor: HitCursor
}

const SearchContext = createContext<PatientSearch | null>(null)

/** The search of the frame. Its hits are drawn at the loket; taking one opens the person there. */
export function PatientSearchProvider({ children }: { children: ReactNode }) {
  const router = useRouter()
  const { search, setSearch } = useWork()
  const hits = useDirectoryHits(search)
  const take = (id: string) => {
    setSearch('')
    openAtLoket(router, `?id=${id}`)
  }
  const cursor = useHitCursor({ ids: hits.map(({ id }) => id), onTake: take })
  return <SearchContext value={{ hits, cursor }}>{children}</SearchContext>
}

/** Everybody whom a text may mean, the likeliest first. */
export function useDirectoryHits(text: string): readonly PatientDirectoryEntry[] {
  const areas = useAreas()
  const today = useToday()
  // Typing never waits for the search of what was typed before.
  const query = useDeferredValue(text.trim())
  return useLocal(['search', query, today, areas.size], (view) =>
    query === ''
      ? []
      : searchDirectory(packed(view, areas), query, { on: today, limit: SHOWN }).map(({ entry }) => entry),
  )
}

export function usePatientSearch(): PatientSearch {
  const search = useContext(SearchContext)
  if (!search) throw new Error('outside the workplace')
  return search
}

/** Changes what the loket shows; without a request when it is on screen already. */
export function openAtLoket(router: { push: (href: string) => void }, query: string): void {
  if (location.pathname === '/loket/') history.pushState(null, '', `/loket/${query}`)
  else router.push(`/loket/${query}`)
}

let pack: { version: number; areas: Areas; rows: readonly PackedEntry[] } | null = null
const packedEntries = new WeakMap<PatientDirectoryEntry, { areas: Areas; row: PackedEntry }>()

/** The directory made ready for searching; rows that did not change are kept from last time. */
function packed(view: LocalView, areas: Areas): readonly PackedEntry[] {
  if (pack?.version === view.version && pack.areas === areas) return pack.rows
  const rows = view.all(patientDirectory).rows.map(({ record }) => {
    const known = packedEntries.get(record)
    if (known?.areas === areas) return known.row
    const row = packEntry(record, areas.get(record.villageCode)?.name ?? null)
    packedEntries.set(record, { areas, row })
    return row
  })
  pack = { version: view.version, areas, rows }
  return rows
}
