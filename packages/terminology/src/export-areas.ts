import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { areasOfRegency } from './areas/load-areas.js'

/**
 * Writes the villages of one kabupaten as JSON (`RegencyAreas`) for the web application.
 * @returns the number of villages
 */
export function exportAreas(regencyCode: string, file: string): number {
  const areas = areasOfRegency(regencyCode)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(areas)}\n`)
  return areas.villages.length
}

// `node packages/terminology/dist/export-areas.js 9171 apps/web/public/areas/9171.json`
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [regencyCode, file] = process.argv.slice(2)
  if (!regencyCode || !file) throw new Error('usage: export-areas <four digits of a kabupaten> <file>')
  process.stdout.write(`${file}: ${exportAreas(regencyCode, file)} villages\n`)
}
