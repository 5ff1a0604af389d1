import type { CatalogueKind } from '@lentera/contracts/catalogue/entry'
import { LoadCatalogue, UnloadCatalogue, UNLOAD_CODES_MAX } from '@lentera/contracts/catalogue/load'
import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import type { Id } from '@lentera/contracts/kernel/id'
import { loadParts } from '@lentera/domain/catalogue/load-parts'

type Rows = ArgsOf<typeof LoadCatalogue>['rows']

/** The way into the outbox; resolves after the strict write. */
export type Save = <D extends CommandDefinition>(
  definition: D,
  args: ArgsOf<D>,
) => Promise<{ readonly seq: number }>

export interface RunState {
  readonly kind: CatalogueKind
  readonly what: 'load' | 'unload'
  readonly loadId: Id
  readonly done: number
  readonly total: number
  /** Of the command stored last. */
  readonly seq: number
  readonly phase: 'running' | 'finished' | 'failed'
  readonly error?: unknown
}

/**
 * A list on its way into the outbox, part by part. It belongs to the tab and not to a screen: whoever goes elsewhere
 * meanwhile finds it further on. One at a time.
 */
export class LoadRun {
  #state: RunState | null = null
  readonly #listeners = new Set<() => void>()

  get state(): RunState | null {
    return this.#state
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** @returns whether everything was stored */
  load(save: Save, kind: CatalogueKind, loadId: Id, rows: Rows): Promise<boolean> {
    const parts = loadParts<Rows[number]>(rows)
    return this.#run({ kind, what: 'load', loadId, total: rows.length }, parts, (part) =>
      save(LoadCatalogue, { loadId, kind, rows: part as Rows }),
    )
  }

  unload(save: Save, kind: CatalogueKind, loadId: Id, codes: readonly string[]): Promise<boolean> {
    const parts = Array.from({ length: Math.ceil(codes.length / UNLOAD_CODES_MAX) }, (_, at) =>
      codes.slice(at * UNLOAD_CODES_MAX, (at + 1) * UNLOAD_CODES_MAX),
    )
    return this.#run({ kind, what: 'unload', loadId, total: codes.length }, parts, (part) =>
      save(UnloadCatalogue, { loadId, kind, codes: [...part] }),
    )
  }

  /** What was told is read. */
  dismiss(): void {
    if (this.#state?.phase !== 'running') this.#set(null)
  }

  async #run<Part extends readonly unknown[]>(
    begun: Pick<RunState, 'kind' | 'what' | 'loadId' | 'total'>,
    parts: readonly Part[],
    store: (part: Part) => Promise<{ readonly seq: number }>,
  ): Promise<boolean> {
    if (this.#state?.phase === 'running') return false
    let state: RunState = { ...begun, done: 0, seq: 0, phase: 'running' }
    this.#set(state)
    try {
      for (const part of parts) {
        const { seq } = await store(part)
        state = { ...state, seq, done: state.done + part.length }
        this.#set(state)
      }
      this.#set({ ...state, phase: 'finished' })
      return true
    } catch (error) {
      this.#set({ ...state, phase: 'failed', error })
      return false
    }
  }

  #set(state: RunState | null): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

/** The one of this tab. */
export const loadRun = new LoadRun()
