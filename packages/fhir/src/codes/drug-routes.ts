import type { CatalogueDrug, DrugForm, DrugRoute } from '@lentera/contracts/catalogue/drug'
import type { CodeableConcept } from 'fhir/r4.js'
import { coding, concept } from '../coding.js'
import { systems } from './systems.js'

const route = (code: string, display: string): CodeableConcept => concept(coding(systems.atc, code, display))

const routes: Readonly<Record<Exclude<DrugRoute, 'topical' | 'inhalation'>, CodeableConcept>> = {
  oral: route('O', 'Oral'),
  eye: route('ocular', 'Ocular'),
  ear: route('otic', 'Otic'),
  rectal: route('R', 'Rectal'),
  vaginal: route('V', 'Vaginal'),
  parenteral: route('P', 'Parenteral'),
}
const smeared: readonly DrugForm[] = ['cream', 'ointment']

/**
 * Where a drug goes, by the letters of the WHO's drug index. What is put on a skin has a letter only when it is
 * smeared; of what is breathed in the samples name none. Null then: the words of the signa say it.
 * Source: SATUSEHAT rules 10038, 10056; WHO ATC/DDD administration routes.
 */
export function routeOf({ route: way, form }: Pick<CatalogueDrug, 'route' | 'form'>): CodeableConcept | null {
  if (way === 'topical') return smeared.includes(form) ? route('ointment', 'Ointment') : null
  return way === 'inhalation' ? null : routes[way]
}
