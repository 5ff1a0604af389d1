'use client'
import { cleanText } from '@lentera/contracts/kernel/text'
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
  readonly saved: Saved | null
  /** Only after a save has resolved: the strict transaction is complete by then. */
  readonly showSaved: (saved: Saved) => void
}

const WorkContext = createContext<WorkState | null>(null)

/** What lives longer than one screen: the search and the line of what was saved last. */
export function WorkStateProvider({ children }: { children: ReactNode }) {
  const [search, setSearch] = useState('')
  const [saved, showSaved] = useState<Saved | null>(null)
  const searchBox = useRef<HTMLInputElement>(null)
  const [newName, setNewName] = useState('')
  const value = useMemo(
    () => ({
      ...{ search, setSearch, newName, searchBox, saved, showSaved },
      takeName: () => {
        setNewName(/\d/.test(search) ? '' : cleanText(search).trim())
        setSearch('')
      },
    }),
    [search, newName, saved],
  )
  return <WorkContext value={value}>{children}</WorkContext>
}

export function useWork(): WorkState {
  const state = useContext(WorkContext)
  if (!state) throw new Error('outside the workplace')
  return state
}
