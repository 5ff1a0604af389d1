// npm test: everything the build server checks; `--quick` (pnpm check) without build, database and browser,
// `--only unit,browser` just these parts.
import { giveUp, PlainError } from './lib/plain-error.mjs'
import { prepare } from './lib/prepare.mjs'

try {
  await prepare({ withBuild: false })
  process.exitCode = (await testAll(process.argv.slice(2))) ? 0 : 1
} catch (error) {
  giveUp(error)
}

async function testAll(options) {
  const [{ parts }, { withExitCode }, { printReport }] = await Promise.all([
    import('./lib/test-parts.mjs'),
    import('./lib/tally.mjs'),
    import('./lib/report.mjs'),
  ])
  const chosen = choose(parts, options)
  await installSystemPackages(chosen.flatMap(({ systemPackages }) => systemPackages ?? []))

  const began = Date.now()
  const results = await sideBySide(chosen.filter(({ beside }) => beside))
  for (const part of chosen.filter(({ beside }) => !beside)) {
    if (results.some(({ name, failed }) => failed > 0 && part.needs?.includes(name))) {
      results.push({ name: part.name, passed: 0, failed: 1, note: `menunggu ${part.needs.join(', ')}` })
      continue
    }
    const reason = await part.absent?.()
    if (reason) {
      results.push({ name: part.name, passed: 0, failed: 0, note: reason })
      continue
    }
    console.log(`\n=== ${part.name} ===`)
    results.push(await timed(part))
  }
  const leftOut = parts.filter((part) => !chosen.includes(part)).map(({ name }) => name)
  return printReport(results, leftOut, Date.now() - began)

  /** Programs of one core each: two at a time, each one's words in one piece when it ends. */
  async function sideBySide(beside) {
    const done = []
    const waiting = [...beside]
    const lane = async () => {
      for (let part = waiting.shift(); part; part = waiting.shift()) {
        const lines = []
        const result = await timed(part, { onLine: (line) => lines.push(line) })
        console.log(`\n=== ${part.name} ===`)
        if (lines.length > 0) console.log(lines.join('\n'))
        done.push(result)
      }
    }
    await Promise.all([lane(), lane()])
    return beside.map(({ name }) => done.find((result) => result.name === name))
  }

  async function timed(part, output) {
    const start = Date.now()
    const tally = await part.run(output).catch((error) => {
      console.error(error.message)
      return { passed: 0, failed: 1, note: 'terhenti' }
    })
    return { name: part.name, took: Date.now() - start, note: tally.note, ...withExitCode(tally) }
  }
}

function choose(parts, options) {
  const only = options.find((option) => option.startsWith('--only'))
  const unknown = options.filter((option) => option !== '--quick' && option !== only)
  if (unknown.length > 0)
    throw new PlainError(`Pilihan ${unknown[0]} tidak dikenal; yang ada: --quick, --only=bagian,bagian.`)
  if (only) {
    const names = only.replace(/^--only=?/, '').split(',')
    const wrong = names.find((name) => !parts.some((part) => part.name === name))
    if (wrong !== undefined) {
      throw new PlainError(
        `Bagian "${wrong}" tidak ada; yang ada: ${parts.map(({ name }) => name).join(', ')}.`,
      )
    }
    const wanted = new Set([
      ...names,
      ...parts.flatMap(({ name, needs }) => (names.includes(name) ? (needs ?? []) : [])),
    ])
    return parts.filter(({ name }) => wanted.has(name))
  }
  return options.includes('--quick') ? parts.filter(({ quick }) => quick) : parts
}

async function installSystemPackages(names) {
  const [{ runSteps }, { systemPackagesStep }] = await Promise.all([
    import('./lib/steps.mjs'),
    import('./lib/system-packages.mjs'),
  ])
  await runSteps([systemPackagesStep(names)])
}
