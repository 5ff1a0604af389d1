// What a power cut does to WAL that nobody flushed: promises S1, S2, S10. Two fixed cases, each once without the
// pull's flush guard, where it must go wrong, and once with it, where it must not; then a house at work whose power
// goes again and again: `--rounds 200`. Needs a C compiler.
import { numberFlag } from '../bench/flags.js'
import { fixedCases } from './wal-loss-cases.js'
import { stormOfCuts } from './wal-loss-storm.js'
import { PowerCuts } from './power-cut.js'

/** As many as fit into a minute beside everything else that is tested. */
const ROUNDS = 25

const cuts = await PowerCuts.prepare()
let [passed, failed] = [0, 0]
const say = (isRight: boolean, line: string): void => {
  console.log(`${isRight ? 'ok  ' : 'FAIL'} ${line}`)
  if (isRight) passed += 1
  else failed += 1
}
try {
  await fixedCases(cuts, say)
  await stormOfCuts(cuts, numberFlag('rounds', ROUNDS), say)
} finally {
  await cuts.end()
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
