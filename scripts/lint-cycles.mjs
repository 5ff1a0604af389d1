// Finds circular imports between our TypeScript files, across packages and including type imports.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { ROOT } from './lib/root.mjs'

const IGNORED = new Set(['node_modules', 'dist', 'out', '.next', 'generated', 'public'])
const SUFFIXES = ['.ts', '.tsx', '/index.ts']

/** Every cycle once, as the list of its files; `files` maps a path to its text. */
export function cyclesIn(files) {
  const imports = new Map([...files].map(([file, text]) => [file, importsOf(file, text, files)]))
  const cycles = []
  const done = new Set()
  const path = []
  const visit = (file) => {
    const start = path.indexOf(file)
    if (start >= 0) cycles.push([...path.slice(start), file])
    if (start >= 0 || done.has(file)) return
    path.push(file)
    for (const next of imports.get(file)) visit(next)
    path.pop()
    done.add(file)
  }
  for (const file of imports.keys()) visit(file)
  return cycles
}

function importsOf(file, text, files) {
  return ts
    .preProcessFile(text, true, false)
    .importedFiles.map(({ fileName }) => candidatesFor(fileName, file).find((path) => files.has(path)))
    .filter((path) => path !== undefined && path !== file)
}

function candidatesFor(source, file) {
  const [, name, inside] = /^@lentera\/([^/]+)\/(.+)$/.exec(source) ?? []
  if (name) {
    return ['packages', 'apps'].flatMap((kind) =>
      SUFFIXES.map((suffix) => join(ROOT, kind, name, 'src', inside + suffix)),
    )
  }
  if (!source.startsWith('.')) return []
  const target = resolve(dirname(file), source)
  return SUFFIXES.map((suffix) => target.replace(/\.jsx?$/, '') + suffix)
}

function sourceFiles() {
  const paths = ['apps', 'packages'].flatMap((folder) => walk(join(ROOT, folder)))
  return new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]))
}

function walk(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (IGNORED.has(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return walk(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const files = sourceFiles()
  const cycles = cyclesIn(files)
  for (const cycle of cycles)
    console.error(`Lingkaran impor: ${cycle.map((file) => relative(ROOT, file)).join(' -> ')}`)
  console.log(`${files.size} berkas, ${cycles.length} lingkaran impor`)
  process.exitCode = cycles.length > 0 || files.size === 0 ? 1 : 0
}
