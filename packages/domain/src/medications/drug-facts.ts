import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'

/** What checking a prescription needs to know of a drug. */
export type DrugFacts = Pick<
  CatalogueDrug,
  | 'id'
  | 'name'
  | 'generic'
  | 'form'
  | 'unit'
  | 'route'
  | 'ingredients'
  | 'bottleMl'
  | 'classes'
  | 'pregnancy'
  | 'limits'
>

/** Whether it works in the whole body: a cream and a tablet of one substance are two different things. */
export const isSystemic = ({ route }: Pick<DrugFacts, 'route'>): boolean =>
  route === 'oral' || route === 'parenteral' || route === 'rectal'

/** Every substance a drug holds, its generic name among them. */
export const substancesOf = ({
  generic,
  ingredients,
}: Pick<DrugFacts, 'generic' | 'ingredients'>): string[] => [
  ...new Set([generic, ...ingredients.map(({ substance }) => substance)].map((name) => name.toLowerCase())),
]
