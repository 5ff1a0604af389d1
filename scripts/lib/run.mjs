// Runs a program to its end: `run` shows what it prints, `capture` keeps it for when it fails.
import { spawn } from 'node:child_process'
import { environment } from './environment.mjs'
import { PlainError } from './plain-error.mjs'
import { ROOT } from './root.mjs'

export function run(program, args, { env = {}, onLine } = {}) {
  return finish(program, args, env, onLine ? 'pipe' : 'inherit', onLine)
}

/** Quiet unless it fails: then everything it said is shown and it throws. */
export async function capture(program, args, { env = {} } = {}) {
  const lines = []
  const code = await finish(program, args, env, 'pipe', (line) => lines.push(line))
  if (code === 0) return lines
  console.error(lines.join('\n'))
  throw new PlainError(`${program} gagal (kode ${code}).`)
}

function finish(program, args, env, output, onLine) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...environment, ...env },
      // No program may wait for an answer.
      stdio: ['ignore', output, output],
    })
    for (const stream of onLine ? [child.stdout, child.stderr] : []) eachLine(stream, onLine)
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`)
      resolve(127)
    })
    child.on('close', (code, signal) => resolve(signal ? 128 : code))
  })
}

function eachLine(stream, onLine) {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()
    for (const line of lines) onLine(line)
  })
  stream.on('end', () => rest && onLine(rest))
}
