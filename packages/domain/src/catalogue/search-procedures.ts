import type { CatalogueProcedure } from '@lentera/contracts/catalogue/procedure'
import { ListSearch, listWords } from './search-list.js'

/** Finds procedures by code, parts of the name and what people say: `cabut gigi`, `gds`. */
export class ProcedureSearch extends ListSearch<CatalogueProcedure> {
  constructor() {
    super(({ code, name, words }) => ({ name: listWords(name), around: listWords(`${code} ${words}`) }))
  }
}
