'use client'
import { beginsCode } from '@lentera/sync/client/hand-over/hand-over-code'
import { useTypedCode } from '@lentera/ui/typed-code'
import { useRouter } from 'next/navigation'
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'
import { useSnapshot } from '../device/DeviceProvider'
import { screensOf } from '../workplace/screens'
import { useWork } from '../workplace/work-state'
import { TicketDialog } from './TicketDialog'

interface TicketDoorState {
  /** Asks for a ticket; with a number that somebody typed elsewhere it is opened at once. */
  readonly ask: (typed?: string) => void
  /** A number that another desk has printed: the visit that is opened next takes it. null: a new one. */
  readonly printed: string | null
  readonly setPrinted: (number: string | null) => void
  /** What the last ticket brought with it, in words. */
  readonly said: string | null
}

const DoorContext = createContext<TicketDoorState | null>(null)

/** Hears tickets on every screen: under a scanner wherever the focus is, or asked for. */
export function TicketDoor({ children }: { children: ReactNode }) {
  const router = useRouter()
  const { searchBox } = useWork()
  const grants = useSnapshot()?.person?.grants ?? []
  const [asked, setAsked] = useState<{ readonly scanned: string | null } | null>(null)
  const [printed, setPrinted] = useState<string | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  useTypedCode(beginsCode, (scanned) => setAsked({ scanned }))
  const state = useMemo(
    () => ({
      ...{ printed, setPrinted, said },
      ask: (typed?: string) => setAsked({ scanned: typed ?? null }),
    }),
    [printed, said],
  )
  const search = (number: string) => {
    setPrinted(number)
    setAsked(null)
    router.push('/loket/')
    searchBox.current?.focus()
  }
  return (
    <DoorContext value={state}>
      {children}
      {asked && (
        <TicketDialog
          scanned={asked.scanned}
          onOpened={(text) => {
            setSaid(text)
            setAsked(null)
          }}
          onSearch={screensOf(grants).some(({ id }) => id === 'loket') ? search : undefined}
          onClose={() => setAsked(null)}
        />
      )}
    </DoorContext>
  )
}

export function useTicketDoor(): TicketDoorState {
  const state = useContext(DoorContext)
  if (!state) throw new Error('outside the workplace')
  return state
}
