import { createContext, useContext, useLayoutEffect, useSyncExternalStore, type ReactNode } from 'react'

/** The places of the frame that belong to the screen. */
export interface Slots {
  readonly banner?: ReactNode
  readonly actions?: ReactNode
}

/** Lets a screen fill the frame around it without the frame being a part of each screen. */
export class SlotStore {
  #slots: Slots = {}
  readonly #listeners = new Set<() => void>()

  get current(): Slots {
    return this.#slots
  }

  set(slots: Slots): void {
    this.#slots = slots
    for (const listener of this.#listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

export const SlotContext = createContext(new SlotStore())

/** Called by a screen in each render: what stands in the frame while it is shown. */
export function useSlots(slots: Slots): void {
  const store = useContext(SlotContext)
  useLayoutEffect(() => store.set(slots))
  useLayoutEffect(() => () => store.set({}), [store])
}

export function useFilledSlots(store: SlotStore): Slots {
  return useSyncExternalStore(
    store.subscribe,
    () => store.current,
    () => store.current,
  )
}
