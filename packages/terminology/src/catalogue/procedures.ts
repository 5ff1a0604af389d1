import type { ProcedureEntry } from '@lentera/contracts/catalogue/procedure'
import { partsOfLength } from './lines.js'
import { procedureLines } from './procedure-lines.js'

/** What a Puskesmas does for a tariff. */
export const puskesmasProcedures = (): ProcedureEntry[] =>
  partsOfLength(procedureLines, 4).map(([code, name, tariff, words]) => ({
    code: code!,
    name: name!,
    words: words!,
    priceRupiah: Number(tariff),
  }))
