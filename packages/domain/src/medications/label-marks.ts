import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import type { SignaWords } from './signa-text.js'

/** What a label says beside the rule: white or blue, kocok dahulu, habiskan. */
export interface LabelMarks {
  readonly use: 'oral' | 'external'
  readonly shake: boolean
  readonly finish: boolean
}

/** Suspensions settle at the bottom. */
const shaken: readonly string[] = ['suspension', 'dry_syrup']

/**
 * Whatever is not swallowed gets the blue label, also where the prescriber did not say so: drops for the eye under
 * a white one are drunk. null: the drug is not in the list on this device, so the prescription alone decides.
 */
export function labelMarks(
  drug: Pick<CatalogueDrug, 'form' | 'route' | 'flags'> | null,
  { external }: Pick<SignaWords, 'external'>,
): LabelMarks {
  const isSwallowed = drug === null || drug.route === 'oral'
  return {
    use: external || !isSwallowed ? 'external' : 'oral',
    shake: drug !== null && shaken.includes(drug.form),
    finish: drug?.flags.includes('antibiotic') ?? false,
  }
}
