/** Why a line cannot be taken. */
export type Refusal =
  'code_missing' | 'code_wrong' | 'name_missing' | 'too_long' | 'price_wrong' | 'ingredients_wrong' | 'twice'
