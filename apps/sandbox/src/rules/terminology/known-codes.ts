import * as systems from '../systems.js'
import { isLoincNumber, isSnomedId } from './check-digits.js'
import { drugForms } from './drug-forms.js'
import { isUcumUnit } from './ucum.js'

/** Is this code one of the system's? Large systems are known by the shape and check digit of their codes. */
export function isKnownCode(system: string, code: string): boolean {
  const known = KNOWN.get(system)
  if (known === undefined) return code.trim() !== ''
  return typeof known === 'function' ? known(code) : known.has(code)
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const shape =
  (pattern: RegExp) =>
  (code: string): boolean =>
    pattern.test(code)

// Sources: HL7 FHIR R4 terminologies; SATUSEHAT playbook, resource pages.
const KNOWN = new Map<string, ReadonlySet<string> | ((code: string) => boolean)>([
  [systems.ICD_10, shape(/^[A-Z]\d{2}(\.\d{1,2})?$/)],
  [systems.ICD_9_CM, shape(/^\d{2}(\.\d{1,2})?$/)],
  [systems.SNOMED, isSnomedId],
  [systems.LOINC, (code) => isLoincNumber(code) || /^L[AP]\d{1,7}-\d$/.test(code)],
  [systems.UCUM, isUcumUnit],
  [systems.KFA, shape(/^(9[1-4]\d{6}|8[2-4]\d{6}|VG\d{1,3})$/)],
  [systems.ATC, shape(/^(O|P|R|V|N|SL|TD|ocular|otic|ointment|lamella|inj\.[a-z]+|Inhal\.[a-z]+)$/)],
  [systems.KEMKES, shape(/^[A-Za-z]+[A-Za-z0-9-]*$/)],
  [systems.CLINICAL_TERM, shape(/^[A-Z]{2}\d{6}$/)],
  [systems.KPTL, shape(/^\d{5}(\.[A-Zx][A-Z0-9]*)*$/)],
  [systems.MEDICATION_FORM, shape(/^(BS0(0[1-9]|[1-8]\d|9[0-7])|MF\d{6})$/)],
  [systems.MEDICATION_TYPE, words('NC SD EP')],
  [systems.DRUG_FORM, new Set(drugForms)],
  [systems.UPGRADE_CLASS, words('kelas-tetap naik-kelas turun-kelas titip-rawat')],
  ...systems.SERVICE_CLASSES.map((system): [string, ReadonlySet<string>] => [
    system,
    words('reguler eksekutif 1 2 3 vip vvip'),
  ]),
  ...systems.KEMKES_DISCHARGES.map((system): [string, ReadonlySet<string>] => [
    system,
    words('exp-lt48h exp-gt48h'),
  ]),
  [
    systems.ENCOUNTER_STATUS,
    words('planned arrived triaged in-progress onleave finished cancelled entered-in-error unknown'),
  ],
  [systems.ACT_CODE, words('AMB IMP ACUTE NONAC EMER OBSENC HH PRENC SS VR TELE FLD')],
  [systems.PARTICIPATION_TYPE, words('ATND PPRF SPRF ADM CON DIS ESC REF translator emergency CALLBCK PART')],
  [systems.DIAGNOSIS_ROLE, words('AD DD CC CM pre-op post-op billing')],
  [systems.DISCHARGE, words('home alt-home other-hcf hosp long aadvice exp psy rehab snf oth')],
  [systems.DISCHARGE_VALUES, words('home alt-home other-hcf hosp long aadvice exp psy rehab snf oth')],
  [systems.ADMIT_SOURCE, words('hosp-trans emd outp born gp mp nursing psych rehab other')],
  [systems.DIET, words('vegetarian dairy-free nut-free gluten-free vegan halal kosher')],
  [systems.READMISSION, words('R')],
  [systems.SPECIAL_ARRANGEMENTS, words('wheel add-bed int att dog')],
  [systems.SERVICE_TYPE, shape(/^\d{1,3}$/)],
  [systems.LOCATION_STATUS_OF_VISIT, words('planned active reserved completed')],
  [systems.CONDITION_CLINICAL, words('active recurrence relapse inactive remission resolved')],
  [systems.CONDITION_CATEGORY, words('problem-list-item encounter-diagnosis')],
  [
    systems.CONDITION_VERIFICATION,
    words('unconfirmed provisional differential confirmed refuted entered-in-error'),
  ],
  [
    systems.OBSERVATION_STATUS,
    words('registered preliminary final amended corrected cancelled entered-in-error unknown'),
  ],
  [
    systems.OBSERVATION_CATEGORY,
    words('social-history vital-signs imaging laboratory procedure survey exam therapy activity'),
  ],
  [
    systems.INTERPRETATION,
    words(
      '_GeneticObservationInterpretation A AA B D H HH HU HX I IE IND L LL LU LX MS N ND NEG NR NS POS R RR S SDD SYN-R SYN-S U VS W WR < >',
    ),
  ],
  [
    systems.EVENT_STATUS,
    words('preparation in-progress not-done on-hold stopped completed entered-in-error unknown'),
  ],
  [systems.ALLERGY_CLINICAL, words('active inactive resolved')],
  [systems.ALLERGY_VERIFICATION, words('unconfirmed confirmed refuted entered-in-error')],
  [systems.ALLERGY_CATEGORY, words('food medication environment biologic')],
  [systems.ALLERGY_CRITICALITY, words('low high unable-to-assess')],
  [systems.MEDICATION_STATUS, words('active inactive entered-in-error')],
  [
    systems.REQUEST_STATUS,
    words('active on-hold cancelled completed entered-in-error stopped draft unknown'),
  ],
  [
    systems.REQUEST_INTENT,
    words('proposal plan order original-order reflex-order filler-order instance-order option'),
  ],
  [systems.REQUEST_CATEGORY, words('inpatient outpatient community discharge')],
  [systems.REQUEST_PRIORITY, words('routine urgent asap stat')],
  [systems.DOSE_RATE_TYPE, words('calculated ordered')],
  [systems.COURSE_OF_THERAPY, words('continuous acute seasonal')],
  [systems.TIMING_ABBREVIATION, words('BID TID QID AM PM QD QOD Q1H Q2H Q3H Q4H Q6H Q8H BED WK MO')],
  [
    systems.EVENT_TIMING,
    words(
      'MORN MORN.early MORN.late NOON AFT AFT.early AFT.late EVE EVE.early EVE.late NIGHT PHS HS WAKE C CM CD CV AC ACM ACD ACV PC PCM PCD PCV',
    ),
  ],
  [
    systems.DISPENSE_STATUS,
    words('preparation in-progress cancelled on-hold completed entered-in-error stopped declined unknown'),
  ],
  [systems.DISPENSE_CATEGORY, words('inpatient outpatient community discharge')],
  [systems.SUBSTITUTION, words('E EC BC G TE TB TG F N')],
  [systems.COMPOSITION_STATUS, words('preliminary final amended entered-in-error')],
  [systems.NARRATIVE_STATUS, words('generated extensions additional empty')],
  [systems.ORGANIZATION_TYPE, words('prov dept team govt ins pay edu reli crs cg bus other')],
  [systems.CONTACT_ENTITY, words('BILL ADMIN HR PAYOR PATINF PRESS')],
  [systems.CONTACT_SYSTEM, words('phone fax email pager url sms other')],
  [systems.CONTACT_USE, words('home work temp old mobile')],
  [systems.ADDRESS_USE, words('home work temp old billing')],
  [systems.ADDRESS_TYPE, words('postal physical both')],
  [systems.LOCATION_STATUS, words('active suspended inactive')],
  [systems.LOCATION_MODE, words('instance kind')],
  [systems.BED_STATUS, words('C H I K O U')],
  [systems.PHYSICAL_TYPE, words('si bu wi wa lvl co ro bd ve ho ca rd area jdn vi')],
  [systems.GENDER, words('male female other unknown')],
])
