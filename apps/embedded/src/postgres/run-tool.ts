import { spawn } from 'node:child_process'
import type { Account } from './account.js'

export interface ToolResult {
  ok: boolean
  output: string
}

/** The little environment Postgres needs: messages in one language, nothing of ours. */
export const TOOL_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' }

/** Runs a Postgres program to its end and keeps what it said. */
export function runTool(program: string, args: readonly string[], account?: Account): Promise<ToolResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...account,
      cwd: '/',
      env: TOOL_ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve({ ok: false, output: error.message }))
    child.on('close', (code) => resolve({ ok: code === 0, output: output.trim() }))
  })
}
