'use client'
import { patientDirectory, type PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { DirectorySearch } from '@lentera/domain/patients/search-directory'
import { useHitCursor, type HitCursor } from '@lentera/ui/hit-cursor'
import { useRouter } from 'next/navigation'
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { useAreas, type Areas } from '../areas'
import { useDevice, useDeviceState } from '../device/DeviceProvider'
import { useLocal } from '../local/use-local'
import { whenIdle } from '../pwa/when-idle'
import { placeOfPatient } from './place-of-patient'
import { worksAtDesk } from './screens'
import { useToday } from './use-today'
import { useSearchText } from './work-state'

const SHOWN = 30

interface PatientSearch {
  readonly hits: readonly PatientDirectoryEntry[]
  readonly cursor: HitCursor
  /** Who was taken and cannot be opened here today, and why; null once something else is typed. */
  readonly refused: Refusal | null
}

/** Holds as long as the text stands that was searched for. */
interface Refusal {
  readonly id: string
  readonly why: 'noVisit' | 'noPrescription'
  readonly search: string
}

const SearchContext = createContext<PatientSearch | null>(null)

/** The search of the frame. At the desk its hits are drawn on the loket and open there; elsewhere below its box. */
export function PatientSearchProvider({ children }: { children: ReactNode }) {
  const router = useRouter()
  const { search, setSearch } = useSearchText()
  const hits = useDirectoryHits(search)
  const { core } = useDevice()
  const grants = useDeviceState(({ person }) => person?.grants) ?? []
  const today = useToday()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const take = (id: string) => {
    const place = placeOfPatient(core.view, grants, id, today)
    if ('why' in place) return setRefusal({ id, why: place.why, search })
    setSearch('')
    // Open already: nothing appears that would take the focus out of the search.
    const isOpen = place.href === location.pathname + location.search
    if (isOpen && !worksAtDesk(grants)) return document.getElementById('work')?.focus()
    openHere(router, place.href)
  }
  usePreparedSearch(useAreas())
  const cursor = useHitCursor({ ids: hits.map(({ id }) => id), onTake: take })
  const refused = refusal?.search === search ? refusal : null
  return <SearchContext value={{ hits, cursor, refused }}>{children}</SearchContext>
}

/** Everybody whom a text may mean, the likeliest first. */
export function useDirectoryHits(text: string): readonly PatientDirectoryEntry[] {
  const areas = useAreas()
  const today = useToday()
  const query = text.trim()
  // Quick enough for the frame of the key that was typed; a later frame would show what is no longer meant.
  return useLocal(['search', query, today, areas.size], (view) =>
    query === ''
      ? []
      : searchOf(areas).find(view.packed(patientDirectory), query, { on: today, limit: SHOWN }),
  )
}

export function usePatientSearch(): PatientSearch {
  const search = useContext(SearchContext)
  if (!search) throw new Error('outside the workplace')
  return search
}

/** Changes what a screen shows; without a request when it is the one on screen. */
export function openHere(router: { push: (href: string) => void }, href: string): void {
  if (href.startsWith(`${location.pathname}?`)) history.pushState(null, '', href)
  else router.push(href)
}

let known: { areas: Areas; search: DirectorySearch } | null = null

/** Parts of the directory that are made ready between two looks at what else is to be done. */
const PARTS_A_TIME = 4

/** Makes the directory ready while nobody types, so that the first letter finds people as fast as the others. */
function usePreparedSearch(areas: Areas): void {
  const { core } = useDevice()
  useEffect(() => {
    if (areas.size === 0) return
    const search = searchOf(areas)
    let isGone = false
    const prepare = (at: number) => {
      if (isGone) return
      const parts = core.view.packed(patientDirectory)
      for (const part of parts.slice(at, at + PARTS_A_TIME)) search.prepare(part)
      if (at + PARTS_A_TIME < parts.length) whenIdle(() => prepare(at + PARTS_A_TIME))
    }
    whenIdle(() => prepare(0))
    return () => {
      isGone = true
    }
  }, [core, areas])
}

/** What a search makes ready of the directory is kept for the next one. */
export function searchOf(areas: Areas): DirectorySearch {
  if (known?.areas !== areas)
    known = { areas, search: new DirectorySearch([...areas].map(([code, { name }]) => [code, name])) }
  return known.search
}
