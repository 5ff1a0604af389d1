import type { DrugForm, DrugRoute } from '@lentera/contracts/catalogue/drug'

/** What is counted and how it is taken, by form. */
export const usualForm: Record<DrugForm, readonly [unit: string, route: DrugRoute]> = {
  tablet: ['tablet', 'oral'],
  capsule: ['kapsul', 'oral'],
  syrup: ['botol', 'oral'],
  dry_syrup: ['botol', 'oral'],
  drops: ['botol', 'oral'],
  suspension: ['botol', 'oral'],
  injection: ['ampul', 'parenteral'],
  cream: ['tube', 'topical'],
  ointment: ['tube', 'topical'],
  eye_drops: ['botol', 'eye'],
  ear_drops: ['botol', 'ear'],
  suppository: ['supositoria', 'rectal'],
  rectal_tube: ['tube', 'rectal'],
  sachet: ['sachet', 'oral'],
  inhalation: ['ampul', 'inhalation'],
  infusion: ['botol', 'parenteral'],
  other: ['buah', 'topical'],
}

/** Words of a name or a column that tell the form; the first that is found counts. */
const told: readonly (readonly [DrugForm, RegExp])[] = [
  ['eye_drops', /tetes mata|eye drop|obat mata/],
  ['ear_drops', /tetes telinga|ear drop|obat telinga/],
  ['rectal_tube', /rektal|rectal|enema/],
  ['suppository', /\bsup{1,2}os|\bsupp\b|\bovula\b/],
  ['dry_syrup', /sir(u|o)p kering|dry sy?r|syr kering|\bdry\b/],
  ['suspension', /suspensi|\bsusp\b/],
  ['syrup', /\bsir[uo]p\b|\bsyr(up)?\b/],
  ['drops', /\btetes\b|\bdrops?\b/],
  ['infusion', /\binfus|\binfusion\b/],
  ['inhalation', /inhal|nebul|\bmdi\b|aerosol/],
  ['injection', /\binj|\bsuntik|\bampul?\b|\bvial\b/],
  ['ointment', /\bsalep\b|ointment|\bzalf\b/],
  ['cream', /\bkrim\b|\bcream\b|\bgel\b/],
  ['sachet', /sachet|\bsaset\b|serbuk|\bbubuk\b/],
  ['capsule', /\bkaps|\bcaps?\b|capsule/],
  ['tablet', /\btab|\bkaplet\b|\bcaplet\b|\bpil\b/],
]

/** @returns null where nothing tells it */
export function formNamed(text: string): DrugForm | null {
  const lower = text.toLowerCase()
  return told.find(([, words]) => words.test(lower))?.[0] ?? null
}
