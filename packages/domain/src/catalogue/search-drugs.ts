import type { CatalogueDrug, DrugForm } from '@lentera/contracts/catalogue/drug'
import { type Findable, ListSearch, listWords } from './search-list.js'

/** What people type for a form, beside the word that stands in the name. */
const formWords: Partial<Record<DrugForm, string>> = {
  tablet: 'tab tablet',
  capsule: 'kaps kapsul cap caps',
  syrup: 'syr sirup syrup',
  dry_syrup: 'syr sirup syrup dry kering',
  suspension: 'syr susp suspensi sirup',
  drops: 'drop tetes gtt',
  injection: 'inj injeksi suntik amp ampul vial',
  cream: 'krim cream cr salep',
  ointment: 'salep zalf oint',
  eye_drops: 'tetes mata tm drop',
  ear_drops: 'tetes telinga tt drop',
  suppository: 'supp supositoria dubur',
  rectal_tube: 'rektal dubur',
  sachet: 'sachet saset bungkus',
  inhalation: 'nebul uap inhalasi',
  infusion: 'infus',
}

const findableDrug = ({ name, generic, form, words, ingredients }: CatalogueDrug): Findable => ({
  name: listWords(name),
  around: listWords(
    [generic, words, formWords[form] ?? '', ...ingredients.map(({ substance }) => substance)].join(' '),
  ),
})

/** Finds drugs by parts of the name, abbreviations and strength, glued or apart: `amlo5`, `pct`, `amox syr`. */
export class DrugSearch extends ListSearch<CatalogueDrug> {
  constructor() {
    super(findableDrug)
  }
}
