// What every command needs first: a fit Node, pnpm, packages and, unless told otherwise, a build.
import { hasOwnHome } from './environment.mjs'
import { requireNode } from './node-version.mjs'
import { ROOT } from './root.mjs'

export async function prepare({ withBuild = true } = {}) {
  requireNode()
  if (hasOwnHome) {
    console.log(`Folder HOME tidak dapat ditulis; sebagai gantinya dipakai ${ROOT}.tools/home.`)
  }
  const [{ runSteps }, { packagesStep, pnpmStep }, { buildStep }] = await Promise.all([
    import('./steps.mjs'),
    import('./install.mjs'),
    import('./build.mjs'),
  ])
  await runSteps([pnpmStep, packagesStep, ...(withBuild ? [buildStep] : [])])
}
