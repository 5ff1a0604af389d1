'use client'
import { cleanLine } from '@lentera/contracts/kernel/text'
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react'

/** The last thing that was stored, in words. */
export interface Saved {
  /** Its number in the outbox of this computer; null: the server stored it. */
  readonly seq: number | null
  readonly text: string
}

interface SearchText {
  readonly search: string
  readonly setSearch: (text: string) => void
}

interface WorkState {
  /** The name a new person's form starts with. */
  readonly newName: string
  /** Takes what was typed into the search over into a new person's form; digits are a number, not a name. */
  readonly takeName: () => void
  readonly searchBox: RefObject<HTMLInputElement | null>
  /** Only after a save has resolved: the strict transaction is complete by then. */
  readonly showSaved: (saved: Saved) => void
}

const WorkContext = createContext<WorkState | null>(null)
/** By itself: a letter draws the search and its hits, not the frame and the screen. */
const SearchTextContext = createContext<SearchText | null>(null)
const IsSearchingContext = createContext(false)
/** By itself: a form that says what it stored is not drawn again for the line that shows it. */
const SavedContext = createContext<Saved | null>(null)

/** What lives longer than one screen: the search and the line of what was saved last. */
export function WorkStateProvider({ children }: { children: ReactNode }) {
  const [search, setSearch] = useState('')
  const [saved, showSaved] = useState<Saved | null>(null)
  const searchBox = useRef<HTMLInputElement>(null)
  const [newName, setNewName] = useState('')
  const typed = useRef('')
  useEffect(() => {
    typed.current = search
  }, [search])
  const value = useMemo(
    () => ({
      ...{ newName, searchBox, showSaved },
      takeName: () => {
        setNewName(/\d/.test(typed.current) ? '' : typed.current.trim())
        setSearch('')
      },
    }),
    [newName],
  )
  const text = useMemo(() => ({ search, setSearch: (to: string) => setSearch(cleanLine(to)) }), [search])
  return (
    <WorkContext value={value}>
      <SearchTextContext value={text}>
        <IsSearchingContext value={search.trim() !== ''}>
          <SavedContext value={saved}>{children}</SavedContext>
        </IsSearchingContext>
      </SearchTextContext>
    </WorkContext>
  )
}

export function useWork(): WorkState {
  const state = useContext(WorkContext)
  if (!state) throw new Error('outside the workplace')
  return state
}

export function useSearchText(): SearchText {
  const text = useContext(SearchTextContext)
  if (!text) throw new Error('outside the workplace')
  return text
}

/** Whether something is typed into the search; changes with the first letter and the last. */
export const useIsSearching = (): boolean => useContext(IsSearchingContext)

/** The last thing stored here; null: nothing yet. */
export const useSaved = (): Saved | null => useContext(SavedContext)
