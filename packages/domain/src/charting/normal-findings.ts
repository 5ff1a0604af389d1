/** One system of the body, and what is written where a doctor looked and found it normal. */
export interface NormalFinding {
  readonly id: string
  readonly label: string
  readonly text: string
}

/**
 * Words for a normal examination, in the order of examining. They are never written by themselves: somebody looks
 * and accepts each. To be confirmed by a clinician of the facility before use.
 */
export const normalFindings: {
  readonly version: string
  readonly systems: readonly NormalFinding[]
} = {
  version: '2026-11',
  systems: [
    { id: 'general', label: 'Umum', text: 'Keadaan umum baik, compos mentis' },
    { id: 'head', label: 'Kepala', text: 'Konjungtiva tidak anemis, sklera tidak ikterik' },
    { id: 'throat', label: 'THT', text: 'Faring tidak hiperemis, tonsil T1-T1, tidak ada pembesaran KGB' },
    { id: 'lungs', label: 'Paru', text: 'Vesikuler, ronki -/-, wheezing -/-' },
    { id: 'heart', label: 'Jantung', text: 'Bunyi jantung I-II reguler, tidak ada murmur' },
    { id: 'abdomen', label: 'Perut', text: 'Datar, lemas, tidak ada nyeri tekan, bising usus normal' },
    { id: 'limbs', label: 'Anggota gerak', text: 'Akral hangat, tidak ada edema' },
  ],
}

const lineOf = ({ label, text }: NormalFinding): string => `${label}: ${text}`

/** Whether the examination says already that this system is normal. */
export const saysNormal = (objective: string, finding: NormalFinding): boolean =>
  objective.split('\n').includes(lineOf(finding))

/** The examination with one more system found normal; what stands there stays. */
export const withNormal = (objective: string, finding: NormalFinding): string =>
  saysNormal(objective, finding)
    ? objective
    : [objective.trimEnd(), lineOf(finding)].filter((part) => part !== '').join('\n')

/** The examination without that line, where nobody changed it. */
export const withoutNormal = (objective: string, finding: NormalFinding): string =>
  objective
    .split('\n')
    .filter((line) => line !== lineOf(finding))
    .join('\n')
