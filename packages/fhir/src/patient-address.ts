import type { Patient } from '@lentera/contracts/patients/patient'
import type { Address, Extension } from 'fhir/r4.js'
import { extensions } from './codes/structures.js'

/** Digits of Kemendagri that name an area of each size, largest first. */
const areas = [
  ['province', 2],
  ['city', 4],
  ['district', 6],
  ['village', 10],
] as const

/** What a village code stands for where the last digits are not known. */
const KABUPATEN_ONLY = /0{6}$/
const NOTHING_KNOWN = /^0{10}$/

function knownAreas(villageCode: string): Extension[] {
  if (NOTHING_KNOWN.test(villageCode)) return []
  const known = KABUPATEN_ONLY.test(villageCode) ? areas.slice(0, 2) : areas
  return known.map(([url, digits]) => ({ url, valueCode: villageCode.slice(0, digits) }))
}

/**
 * Home of a patient. Areas go as full codes of Kemendagri without dots, never as those of BPS; their names are not
 * sent, for the code is what counts. Of a home that nobody could place only the words are left.
 * Source: SATUSEHAT playbook, Patient, administrativeCode; rule 10333.
 */
export function patientAddress({ villageCode, rt, rw, ...words }: Patient['address']): Address {
  const line = [words.street, words.hamlet, words.place].filter((part): part is string => Boolean(part))
  const parts = knownAreas(villageCode)
  if (parts.length > 0) {
    if (rt) parts.push({ url: 'rt', valueCode: rt })
    if (rw) parts.push({ url: 'rw', valueCode: rw })
  }
  return {
    use: 'home',
    ...(line.length > 0 ? { line } : {}),
    country: 'ID',
    ...(parts.length > 0 ? { extension: [{ url: extensions.administrativeCode, extension: parts }] } : {}),
  }
}
