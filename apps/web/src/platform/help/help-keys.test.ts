import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { keyMap } from '@lentera/ui/keys'
import ts from 'typescript'

const source = fileURLToPath(new URL('../../', import.meta.url))
const training = fileURLToPath(new URL('../../../../../docs/training/', import.meta.url))
const workplace = join(source, 'app/(kerja)')

/** Actions that a call of `useKeys` binds, those bound only at times among them. */
function boundIn(call: ts.CallExpression): string[] {
  const actions: string[] = []
  const visit = (node: ts.Node): void => {
    // What a handler does binds nothing.
    if (ts.isFunctionLike(node)) return
    if (
      (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) &&
      node.name.getText() in keyMap
    )
      actions.push(node.name.getText())
    ts.forEachChild(node, visit)
  }
  const [bindings] = call.arguments
  if (bindings) visit(bindings)
  return actions
}

interface Read {
  readonly imports: readonly string[]
  readonly actions: readonly string[]
}

const known = new Map<string, Read>()

/** What a file imports from this app, and the actions it binds. */
function read(file: string): Read {
  const before = known.get(file)
  if (before) return before
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const imports: string[] = []
  const actions: string[] = []
  const take = (specifier: string) => {
    if (!specifier.startsWith('.')) return
    const base = normalize(join(dirname(file), specifier))
    const found = [`${base}.tsx`, `${base}.ts`].find((one) => existsSync(one))
    if (found) imports.push(found)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && !node.importClause?.isTypeOnly)
      take((node.moduleSpecifier as ts.StringLiteral).text)
    if (ts.isCallExpression(node)) {
      const [first] = node.arguments
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword && first && ts.isStringLiteral(first))
        take(first.text)
      if (node.expression.getText() === 'useKeys') actions.push(...boundIn(node))
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  known.set(file, { imports, actions })
  return known.get(file)!
}

/** Every action that a page of the app, or anything it is made of, binds. */
function actionsOf(page: string): string[] {
  const seen = new Set<string>()
  const actions = new Set<string>()
  const waiting = [page]
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const { imports, actions: bound } = read(file)
    for (const action of bound) actions.add(action)
    waiting.push(...imports)
  }
  return [...actions].sort()
}

/** Actions that a page of help names. */
const namedIn = (name: string): string[] =>
  [...readFileSync(join(training, `${name}.md`), 'utf8').matchAll(/^\[(\w+)\] /gm)].map(
    ([, action]) => action!,
  )

const screens = readdirSync(workplace, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => [name, join(workplace, name, 'page.tsx')] as const)

describe('the help of a screen', () => {
  it.each([...screens, ['masuk', join(source, 'app/page.tsx')] as const])(
    '%s names every key that the screen binds',
    (name, page) => {
      expect(namedIn(name)).toEqual(expect.arrayContaining(actionsOf(page)))
    },
  )

  it('of all screens names the keys of the frame around them', () => {
    const frame = actionsOf(join(source, 'platform/workplace/Workplace.tsx'))
    expect(frame).toEqual(expect.arrayContaining(['lock', 'printList']))
    expect(namedIn('umum')).toEqual(expect.arrayContaining(frame))
  })
})
