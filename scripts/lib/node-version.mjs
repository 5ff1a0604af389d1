// Refuses an old Node before anything else fails in a stranger way.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './root.mjs'

export function requireNode() {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const needed = engines.node.replace('>=', '')
  if (isAtLeast(process.versions.node, needed)) return
  console.error(`Lentera perlu Node.js ${needed} atau lebih baru; yang terpasang ${process.versions.node}.`)
  process.exit(1)
}

export function isAtLeast(version, needed) {
  const [have, want] = [version, needed].map((text) => text.split('.').map(Number))
  for (const [index, part] of want.entries()) {
    if ((have[index] ?? 0) !== part) return (have[index] ?? 0) > part
  }
  return true
}
