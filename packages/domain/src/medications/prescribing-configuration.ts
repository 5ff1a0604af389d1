/** One version of the figures of the checks; a new one is a new object. */
export interface PrescribingConfiguration {
  readonly version: string
  /** Doses are looked at by weight below this age, in completed months. */
  readonly childUntilMonths: number
  /** How old a weight may be, in days, up to an age in completed months. */
  readonly weightDays: readonly { readonly upToMonths: number; readonly days: number }[]
  /** A spoon cannot be divided finer: so far above or below a limit by weight nothing is said. */
  readonly weightDoseTolerance: number
  /** Women who may be pregnant, in completed years. */
  readonly fertileYears: { readonly from: number; readonly to: number }
  /** Drugs that are left for at most this share of their days, or so many days, may be given again. */
  readonly refill: { readonly share: number; readonly days: number }
  /** How long a drug is taken to last where nobody said, in days. */
  readonly unknownDays: number
  /** Two drugs of one of these classes are one too many. */
  readonly oneOfClass: readonly string[]
  /** Given in so low a dose that its class does not count. */
  readonly besideOthers: readonly string[]
  /** An allergy to one of a class is an allergy to all of it. */
  readonly allergyClasses: readonly string[]
  /** An allergy to the one is worth a word, no more, about the other. */
  readonly relatedClasses: readonly (readonly [string, string])[]
}

/**
 * Cross-reactions as national formularies teach them: the whole class of penicillins, of cephalosporins, of
 * sulfonamide antibiotics (not of diuretics), of anti-inflammatory painkillers (not of paracetamol); between
 * penicillins and cephalosporins it is rare. To be confirmed and signed by a clinician of the facility before use.
 */
export const prescribingConfiguration: PrescribingConfiguration = {
  version: '2026-11',
  childUntilMonths: 12 * 12,
  weightDays: [
    { upToMonths: 59, days: 30 },
    { upToMonths: 143, days: 180 },
  ],
  weightDoseTolerance: 0.1,
  fertileYears: { from: 10, to: 54 },
  refill: { share: 0.25, days: 2 },
  unknownDays: 3,
  oneOfClass: [
    'nsaid',
    'ace_inhibitor',
    'calcium_antagonist',
    'beta_blocker',
    'statin',
    'sulfonylurea',
    'corticosteroid',
    'penicillin',
    'cephalosporin',
    'fluoroquinolone',
    'macrolide',
    'benzodiazepine',
    'proton_pump_inhibitor',
    'h2_blocker',
  ],
  besideOthers: ['asetosal'],
  allergyClasses: [
    'penicillin',
    'cephalosporin',
    'sulfonamide',
    'nsaid',
    'ace_inhibitor',
    'fluoroquinolone',
    'macrolide',
    'tetracycline',
    'aminoglycoside',
  ],
  relatedClasses: [['penicillin', 'cephalosporin']],
}
