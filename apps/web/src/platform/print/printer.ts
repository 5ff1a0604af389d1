import type { Paper } from '@lentera/documents/paper'
import { createContext, useContext } from 'react'

/** Filled by the printer door of the workplace. */
export const PrinterContext = createContext<((paper: Paper) => void) | null>(null)

/** Hands a paper to this desk's printer. */
export function usePrinter(): (paper: Paper) => void {
  const print = useContext(PrinterContext)
  if (!print) throw new Error('outside the workplace')
  return print
}
