// npm run bench -- NAME [--json]: measures one figure set of this build on this machine.
import { bytes } from './bytes.js'
import { push } from './push.js'
import { type Bench, jsonLine, table } from './result.js'
import { save } from './save.js'

const benches: Record<string, Bench> = { push, save, bytes }

const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const bench = benches[names[0] ?? '']
if (!bench || names.length !== 1) {
  console.error(`Sebutkan satu: ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}
const result = await bench((line) => console.error(line))
console.log(table(result))
if (process.argv.includes('--json')) console.log(jsonLine(result))
