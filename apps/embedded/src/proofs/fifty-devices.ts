// R18: a day of fifty devices with hours without a line, and what became of everything that was said.
import { beQuick } from '../simulator/quick.js'
import { type DayResult, runDay } from '../simulator/fifty-devices.js'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
/** Goal of quality R18: of a hundred commands, less than one needs a person. */
const PERSON_MAX = 0.01

function table({ answers, reasons, outcomes, ...day }: DayResult, seconds: number): void {
  const needing = Object.entries(outcomes).reduce((sum, [name, n]) => (name === 'applied' ? sum : sum + n), 0)
  const rows: [string, string | number][] = [
    ['devices', day.devices],
    ['device hours without a line', day.offlineHours],
    ['commands saved', day.commands],
    ['  lost, doubled, unsent at the end', `${day.lost}, ${day.doubled}, ${day.unsent}`],
    ['  that need a person', `${needing} (${((100 * needing) / day.commands).toFixed(2)} %)`],
    ...Object.entries(reasons).map(([code, n]): [string, number] => [`    ${code}`, n]),
    ['answers to fields of patients', answers.given],
    ['  stand', answers.stands],
    ['  replaced by somebody who had seen them', answers.replaced],
    ['  set aside, author told', answers.setAside],
    ['  wait for a person', answers.proposed],
    ['  lost', answers.lost],
    ['seconds', seconds.toFixed(1)],
  ]
  for (const [name, value] of rows) say(`  ${name.padEnd(44)} ${value}`)
}

async function main(): Promise<number> {
  beQuick()
  const started = Date.now()
  const day = await runDay({ seed: 1, devices: 50, hours: 8 })
  table(day, (Date.now() - started) / 1000)
  const needing = day.commands - (day.outcomes['applied'] ?? 0)
  const checks: readonly [string, boolean][] = [
    ['a day has more than a thousand commands', day.commands > 1000],
    ['nothing lost, doubled or left behind', day.lost + day.doubled + day.unsent === 0],
    ['less than one of a hundred commands needs a person', needing / day.commands < PERSON_MAX],
    ['people did amend the same fields without knowing of each other', day.answers.setAside > 0],
    ['every answer is accounted for', day.answers.lost === 0],
  ]
  const failed = checks.filter(([, holds]) => !holds)
  for (const [what] of failed) say(`FAILED: ${what}`)
  say(`${checks.length - failed.length} passed, ${failed.length} failed`)
  return failed.length > 0 ? 1 : 0
}

process.exitCode = await main()
