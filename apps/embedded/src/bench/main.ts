// npm run bench -- NAME [--json]: measures one figure set of this build on this machine.
import { audit } from './audit.js'
import { bytes } from './bytes.js'
import { coldstart } from './coldstart.js'
import { drain } from './drain.js'
import { firstsync } from './firstsync.js'
import { inp } from './inp.js'
import { icd10 } from './icd10.js'
import { importBench } from './import.js'
import { push } from './push.js'
import { type Bench, jsonLine, table } from './result.js'
import { save } from './save.js'
import { search } from './search.js'
import { storm } from './storm.js'

const benches: Record<string, Bench> = {
  audit,
  push,
  inp,
  save,
  bytes,
  drain,
  storm,
  firstsync,
  search,
  icd10,
  import: importBench,
  coldstart,
}

const bench = benches[process.argv[2] ?? '']
if (!bench) {
  console.error(`Sebutkan satu: ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}
const result = await bench((line) => console.error(line))
console.log(table(result))
if (process.argv.includes('--json')) console.log(jsonLine(result))
