// Proves that the lint rules still bite: every arrow and ban is broken once, in memory, and must be reported.
import { ESLint } from 'eslint'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { ROOT } from './lib/root.mjs'
import { cyclesIn } from './lint-cycles.mjs'
import { forbidden, permitted } from './lint/examples.mjs'

const exampleCycle = new Map([
  [join(ROOT, 'packages/domain/src/a.ts'), `import type { B } from '@lentera/contracts/b'`],
  [join(ROOT, 'packages/contracts/src/b.ts'), `export * from './c.js'`],
  [join(ROOT, 'packages/contracts/src/c.ts'), `import { a } from '@lentera/domain/a'`],
])

/** Judges the examples; gives the sentences about those that the rules got wrong. */
export async function selftest() {
  const eslint = new ESLint({
    // These files do not exist, so no TypeScript project knows them; the typed rules rest.
    overrideConfig: {
      files: ['**/*.{ts,tsx}'],
      languageOptions: { parserOptions: { projectService: false } },
      rules: {
        '@typescript-eslint/no-floating-promises': 'off',
        '@typescript-eslint/no-misused-promises': 'off',
        '@typescript-eslint/switch-exhaustiveness-check': 'off',
        '@typescript-eslint/no-unused-vars': 'off',
        '@typescript-eslint/no-unused-expressions': 'off',
      },
    },
  })
  const reported = async ([filePath, text]) => {
    const [{ messages }] = await eslint.lintText(text, { filePath })
    return messages.map(({ ruleId, message }) => ruleId ?? message)
  }

  const wrong = []
  for (const [filePath, text, rule] of forbidden) {
    if (!(await reported([filePath, text])).includes(rule))
      wrong.push(`${filePath}: ${text} <- ${rule} says nothing`)
  }
  for (const [filePath, text] of permitted) {
    const rules = await reported([filePath, text])
    if (rules.length > 0) wrong.push(`${filePath}: ${text} <- ${rules.join(', ')} forbids it`)
  }
  if (cyclesIn(exampleCycle).length !== 1)
    wrong.push('two files of two packages import each other: no cycle found')
  return { passed: 1 + forbidden.length + permitted.length - wrong.length, wrong }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { passed, wrong } = await selftest()
  for (const line of wrong) console.error(line)
  console.log(`${passed} passed, ${wrong.length} failed`)
  process.exitCode = wrong.length > 0 ? 1 : 0
}
