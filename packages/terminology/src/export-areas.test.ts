import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { areasOfRegency } from './areas/load-areas.js'
import { exportAreas } from './export-areas.js'

describe('the file of villages for the web', () => {
  it('holds one kabupaten with its source and stays small', () => {
    const folder = mkdtempSync(join(tmpdir(), 'areas-'))
    try {
      const file = join(folder, 'deep', '9171.json')
      expect(exportAreas('9171', file)).toBe(39)
      const text = readFileSync(file, 'utf8')
      expect(JSON.parse(text)).toEqual(areasOfRegency('9171'))
      expect(text.length).toBeLessThan(45_000)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
