import { type LocalRef, refName } from '@lentera/contracts/deliveries/external-id'
import type { Coding } from 'fhir/r4.js'
import { coding } from '../coding.js'
import { systems } from '../codes/systems.js'
import { type Mapping, MissingReference } from '../mapping.js'
import { id } from './id.js'
import { aditya, alexander, ardianto, claudia, sheila } from './people.js'

export const ORGANIZATION = '10000004'

const people: readonly (readonly [string, string])[] = [
  ...[ardianto, claudia].map(({ localId, ihs }) => [`patients:${localId}:Patient`, ihs] as const),
  ...[alexander, sheila, aditya].map(({ localId, ihs }) => [`users:${localId}:Practitioner`, ihs] as const),
]

const kfa = (code: string, display: string): Coding => coding(systems.kfa, code, display)

/** Codes as people matched them. Those of the examples are of the Ministry's samples or, from 93999, invented. */
const codes: readonly (readonly [string, Coding])[] = [
  [`catalogue_drugs:${id(100)}:kfa`, kfa('92999001', 'Paracetamol 500 mg Tablet')],
  [`catalogue_drugs:${id(101)}:kfa`, kfa('93999002', 'Amoxicillin 125 mg/5 mL Sirup Kering')],
  [`catalogue_drugs:${id(102)}:kfa`, kfa('93999003', 'Paracetamol 250 mg Tablet')],
  [`catalogue_drugs:${id(103)}:kfa`, kfa('93999004', 'Hydrocortisone 2,5 % Krim')],
  ['substances:parasetamol:kfa', kfa('91000101', 'Paracetamol')],
  ['substances:amoksisilin:kfa', kfa('91000237', 'Amoxicillin')],
  ['substances:hidrokortison:kfa', kfa('91999005', 'Hydrocortisone')],
  ['allergens:udang:clinical-term', coding(systems.clinicalTerm, 'AL999001', 'Udang')],
]

/** Eight digits that one text always has and another hardly ever. */
function digits(text: string): string {
  let hash = 7
  for (const letter of text) hash = (hash * 31 + letter.charCodeAt(0)) % 0xffffffff
  return hash.toString(16).padStart(8, '0')
}

/** What of ours is there over there has an id made of its own: the same row, the same id. */
const given = (local: LocalRef): string =>
  `${digits(local.remoteType)}-0000-4000-8000-0000${digits(refName(local))}`

/** Looks up as the real one does. `without`: names of references that nobody knows, `users:…:Practitioner`. */
export function aMapping(without: readonly string[] = []): Mapping {
  const known = new Map(people)
  const matched = new Map(codes)
  const own = new Set(['visits', 'diagnoses', 'vitals', 'procedures_done', 'allergies', 'prescription_lines'])
  return {
    organizationId: ORGANIZATION,
    timeZone: 'Asia/Jayapura',
    reference: (local) => {
      const name = refName(local)
      const remoteId =
        known.get(name) ??
        (own.has(local.entity) || local.entity === 'units' || local.entity === 'dispenses'
          ? given(local)
          : undefined)
      if (remoteId === undefined || without.includes(name)) throw new MissingReference(local)
      return `${local.remoteType.split('/')[0]}/${remoteId}`
    },
    code: (local) => {
      const found = matched.get(refName(local))
      if (!found || without.includes(refName(local))) throw new MissingReference(local)
      return found
    },
  }
}
