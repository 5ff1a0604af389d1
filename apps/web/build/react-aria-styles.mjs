import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { hashSource } from './csp.mjs'

/** Where React Aria puts a constant `<style>` into the page at run time. */
const FILES = ['interactions/usePress.mjs', 'overlays/usePreventScroll.mjs']

/**
 * Hashes of those styles, read from the installed version, so that an upgrade needs no by-hand figure.
 * @throws when the sources no longer look as expected: then look again, do not loosen the policy
 */
export async function reactAriaStyleHashes() {
  const components = createRequire(import.meta.url).resolve('react-aria-components')
  const main = createRequire(components).resolve('react-aria')
  const folder = path.join(main.slice(0, main.lastIndexOf(`${path.sep}dist${path.sep}`)), 'dist/private')
  return Promise.all(
    FILES.map(async (file) => hashSource(styleIn(await readFile(path.join(folder, file), 'utf8'), file))),
  )
}

function styleIn(source, file) {
  const template = /style\.textContent = `([^`]*)`\.trim\(\)/.exec(source)?.[1]
  if (template === undefined) throw new Error(`react-aria ${file}: no injected style found`)
  const text = template.replace(/\$\{([^}]+)\}/g, (_, name) => {
    const value = new RegExp(`const ${name.replaceAll('$', '\\$')} = '([^']*)'`).exec(source)?.[1]
    if (value === undefined) throw new Error(`react-aria ${file}: unknown ${name}`)
    return value
  })
  return text.trim()
}
