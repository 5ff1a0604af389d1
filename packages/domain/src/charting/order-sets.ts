/** A medicine as a set proposes it: words that the prescription screen reads like typed ones. */
export interface OrderSetLine {
  /** The whole name as the list of drugs has it. */
  readonly drug: string
  /** `3x1 pc 3hr`: how often, how much, when, how long, in the shorthand doctors type. */
  readonly rule: string
}

/** What is usual for one illness, as text a doctor changes before signing. */
export interface OrderSet {
  readonly id: string
  readonly name: string
  readonly diagnosis: { readonly code: string; readonly name: string }
  /** null: the complaint of the patient stands as it was told. */
  readonly subjective: string | null
  readonly objective: string | null
  readonly plan: string
  readonly lines: readonly OrderSetLine[]
}

/**
 * Paket for what a Puskesmas sees every day, with doses of adults. Texts, medicines and days are a beginning for the facility's own
 * sets. To be confirmed by a clinician before use; a new set of words is a new version.
 */
export const orderSets: { readonly version: string; readonly sets: readonly OrderSet[] } = {
  version: '2026-11',
  sets: [
    {
      id: 'ispa',
      name: 'ISPA dewasa',
      diagnosis: { code: 'J06.9', name: 'ISPA akut' },
      subjective: 'Batuk pilek, tidak sesak.',
      objective: 'Faring hiperemis, tonsil T1-T1.\nParu: Vesikuler, ronki -/-, wheezing -/-',
      plan: 'Istirahat, banyak minum, pakai masker.\nKontrol bila demam lebih dari 3 hari atau sesak.',
      lines: [
        { drug: 'Parasetamol tab 500 mg', rule: '3x1 pc 3hr' },
        { drug: 'Gliseril guaiakolat tab 100 mg', rule: '3x1 pc 3hr' },
        { drug: 'Klorfeniramin maleat tab 4 mg', rule: '2x1 pc 3hr' },
      ],
    },
    {
      id: 'hypertension-control',
      name: 'Hipertensi kontrol',
      diagnosis: { code: 'I10', name: 'Hipertensi esensial' },
      subjective: 'Kontrol tekanan darah, tidak ada keluhan baru. Obat diminum teratur.',
      objective: null,
      plan: 'Kurangi garam, olahraga 30 menit sehari, berhenti merokok.\nKontrol 1 bulan.',
      lines: [{ drug: 'Amlodipin tab 5 mg', rule: '1x1 30hr' }],
    },
    {
      id: 'diabetes-control',
      name: 'DM kontrol',
      diagnosis: { code: 'E11.9', name: 'DM tipe 2' },
      subjective: 'Kontrol gula darah, tidak ada keluhan baru. Obat diminum teratur.',
      objective: 'Kaki: tidak ada luka.',
      plan: 'Atur makan, olahraga, rawat kaki.\nPeriksa gula darah. Kontrol 1 bulan.',
      lines: [{ drug: 'Metformin tab 500 mg', rule: '2x1 pc 30hr' }],
    },
    {
      id: 'diarrhoea',
      name: 'Diare dewasa',
      diagnosis: { code: 'A09', name: 'Diare' },
      subjective: 'BAB cair, tidak ada darah atau lendir.',
      objective: 'Tidak ada tanda dehidrasi. Perut: lemas, bising usus meningkat.',
      plan: 'Minum oralit setiap BAB cair, makan seperti biasa.\nKembali bila lemas, muntah terus atau BAB berdarah.',
      lines: [
        { drug: 'Oralit sachet 200 ml', rule: '3x1 k/p 10' },
        { drug: 'Zink tab dispersibel 20 mg', rule: '1x1 10hr' },
      ],
    },
    {
      id: 'dyspepsia',
      name: 'Dispepsia',
      diagnosis: { code: 'K30', name: 'Dispepsia (maag)' },
      subjective: 'Nyeri ulu hati, mual, tidak muntah darah.',
      objective: 'Perut: lemas, nyeri tekan ulu hati.',
      plan: 'Makan sedikit tapi sering, hindari pedas, asam dan kopi.',
      lines: [
        { drug: 'Antasida DOEN tab', rule: '3x1 ac 5hr' },
        { drug: 'Omeprazol kaps 20 mg', rule: '1x1 ac 5hr' },
      ],
    },
    {
      id: 'myalgia',
      name: 'Mialgia',
      diagnosis: { code: 'M79.1', name: 'Mialgia' },
      subjective: 'Pegal dan nyeri otot, tidak ada kelemahan.',
      objective: 'Tidak ada bengkak atau kemerahan, gerak penuh.',
      plan: 'Istirahat, kompres hangat, peregangan.',
      lines: [
        { drug: 'Parasetamol tab 500 mg', rule: '3x1 pc 3hr' },
        { drug: 'Vitamin B kompleks tab', rule: '1x1 5hr' },
      ],
    },
  ],
}

/**
 * The texts of a form with a set laid into them: empty fields are filled, what somebody wrote stays above what
 * the set says.
 */
export function withOrderSet<T extends { subjective: string; objective: string; plan: string }>(
  texts: T,
  set: Pick<OrderSet, 'subjective' | 'objective' | 'plan'>,
): T {
  const laid = (typed: string, usual: string | null): string =>
    usual === null || typed.includes(usual) ? typed : [typed.trimEnd(), usual].filter(Boolean).join('\n')
  return {
    ...texts,
    // A complaint is the patient's own; a usual one stands only where nobody asked.
    subjective: texts.subjective.trim() === '' ? (set.subjective ?? '') : texts.subjective,
    objective: laid(texts.objective, set.objective),
    plan: laid(texts.plan, set.plan),
  }
}
