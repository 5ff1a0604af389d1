import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Regency, RegencyAreas } from './area.js'
import { parseCsv } from './csv.js'

const source = 'idn-area-data 3.1.2 (github.com/fityannugroho/idn-area-data), Open Database License 1.0'

/**
 * Rows whose code starts with `code`. The package's own code is not used: its data folder is three plain
 * tables, ordered by code, one row a line. Other lines are left out before parsing, there are 83,763.
 */
function table(
  name: 'provinces' | 'regencies' | 'districts' | 'villages',
  code: string,
): Record<string, string>[] {
  const entry = createRequire(import.meta.url).resolve('idn-area-data')
  const lines = readFileSync(join(dirname(entry), '..', 'data', `${name}.csv`), 'utf8').split('\n')
  return parseCsv(lines.filter((line, index) => index === 0 || line.startsWith(code)).join('\n'))
}

/** KABUPATEN ACEH SELATAN is Kab. Aceh Selatan on screen. */
const written = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(^|[\s(-])\p{L}/gu, (start) => start.toUpperCase())
    .replace(/^Kabupaten /, 'Kab. ')
    .replace(/^Dki /, 'DKI ')
    .replace(/^Di /, 'DI ')

function allRegencies(): Regency[] {
  const provinces = new Map(table('provinces', '').map(({ code, name }) => [code, written(name ?? '')]))
  return table('regencies', '').map(({ code, province_code: of, name }) => ({
    code: digits(code),
    name: written(name ?? ''),
    province: provinces.get(of) ?? '',
  }))
}

const digits = (code: string | undefined): string => (code ?? '').replaceAll('.', '')

/**
 * The villages of a kabupaten or kota, from the tables of Kemendagri that ship with this build.
 * @param regencyCode four digits, without a dot
 * @throws when there is no such kabupaten
 */
export function areasOfRegency(regencyCode: string): RegencyAreas {
  const dotted = `${regencyCode.slice(0, 2)}.${regencyCode.slice(2)}`
  const regency = table('regencies', `${dotted},`)[0]
  if (!regency) throw new Error(`no kabupaten or kota ${regencyCode}`)
  const districts = new Map(table('districts', `${dotted}.`).map(({ code, name }) => [code, name ?? '']))
  const villages = table('villages', `${dotted}.`).flatMap(({ code, district_code: of, name }) => {
    const district = districts.get(of)
    // The table spells the glottal stop of Madura as a double quote: Soka"an is Soka'an.
    return district === undefined
      ? []
      : [{ code: digits(code), name: (name ?? '').replaceAll('"', "'"), district }]
  })
  return {
    code: regencyCode,
    name: regency['name'] ?? '',
    villages: villages.sort((a, b) => (a.code < b.code ? -1 : 1)),
    regencies: allRegencies(),
    source,
  }
}
