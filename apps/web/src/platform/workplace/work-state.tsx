'use client'
import { cleanLine } from '@lentera/contracts/kernel/text'
import { createContext, useContext, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react'

/** The last thing that was stored on this computer, in words. */
export interface Saved {
  readonly seq: number
  readonly text: string
}

interface WorkState {
  readonly search: string
  readonly setSearch: (text: string) => void
  /** The name a new person's form starts with. */
  readonly newName: string
  /** Takes what was typed into the search over into a new person's form; digits are a number, not a name. */
  readonly takeName: () => void
  readonly searchBox: RefObject<HTMLInputElement | null>
  /** Only after a save has resolved: the strict transaction is complete by then. */
  readonly showSaved: (saved: Saved) => void
}

const WorkContext = createContext<WorkState | null>(null)
/** By itself: a form that says what it stored is not drawn again for the line that shows it. */
const SavedContext = createContext<Saved | null>(null)

/** What lives longer than one screen: the search and the line of what was saved last. */
export function WorkStateProvider({ children }: { children: ReactNode }) {
  const [search, setSearch] = useState('')
  const [saved, showSaved] = useState<Saved | null>(null)
  const searchBox = useRef<HTMLInputElement>(null)
  const [newName, setNewName] = useState('')
  const value = useMemo(
    () => ({
      ...{ search, newName, searchBox, showSaved },
      setSearch: (text: string) => setSearch(cleanLine(text)),
      takeName: () => {
        setNewName(/\d/.test(search) ? '' : search.trim())
        setSearch('')
      },
    }),
    [search, newName],
  )
  return (
    <WorkContext value={value}>
      <SavedContext value={saved}>{children}</SavedContext>
    </WorkContext>
  )
}

export function useWork(): WorkState {
  const state = useContext(WorkContext)
  if (!state) throw new Error('outside the workplace')
  return state
}

/** The last thing stored here; null: nothing yet. */
export const useSaved = (): Saved | null => useContext(SavedContext)
