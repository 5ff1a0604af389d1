import { useSyncExternalStore } from 'react'
import { loadRun, type RunState } from './load-run'

export const useLoadRun = (): RunState | null =>
  useSyncExternalStore(
    loadRun.subscribe,
    () => loadRun.state,
    () => loadRun.state,
  )
