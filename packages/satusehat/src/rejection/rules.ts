import type { RejectionCode } from '../codes.js'
import type { Reading } from './reading.js'

type Rules = readonly (number | readonly [rule: number, about: string])[]

/**
 * Rule numbers of what Lentera sends, by what somebody does about them. `about` in Indonesian, shown in the sentence.
 * Source: SATUSEHAT validation dictionary, versions 1.0 (March 2024), 1.1 and 2.0 (2025).
 */
const BY_CODE: Partial<Record<RejectionCode, Rules>> = {
  'satusehat.patient_incomplete': [
    [10166, 'NIK'],
    [10168, 'nama'],
    [10333, 'alamat'],
    [10397, 'tanggal lahir'],
    [10413, 'jenis kelamin'],
  ],
  'satusehat.patient_edit_refused': [20015, 20016],
  'satusehat.patient_unknown': [10118, 10125, 10127, 10129, 10136, 10139, 10147],
  'satusehat.practitioner_unknown': [10119, 10336, 10375, 10383, 10392, 10399, 10455, 10676, 10678],
  'satusehat.location_unknown': [10120, 10393],
  'satusehat.organization_wrong': [10124, 10453],
  'satusehat.not_permitted': [20003, 20004, 20009, 20010],
  'satusehat.visit_unknown': [10126, 10128, 10130, 10374, 10390, 10454],
  'satusehat.visit_times': [10121, 10122, 10123, 10173, 10290, 10291, 10301, 10302, 10303, 10839, 10840],
  'satusehat.visit_incomplete': [
    [10117, 'nomor kunjungan'],
    [10317, 'jenis diagnosis'],
    [10318, 'cara pulang'],
    [10319, 'cara datang'],
  ],
  'satusehat.time_out_of_range': [10295, 10296, 10337, 10351, 10352, 10358, 10400, 10401, 10402, 10403],
  'satusehat.diagnosis_code_unknown': [10003, 10018, 10035, 10326],
  'satusehat.procedure_code_unknown': [10015],
  'satusehat.drug_code_unknown': [10024, 10030],
  'satusehat.drug_form_unknown': [10025, 10031],
  'satusehat.drug_unit_unknown': [10027, 10028, 10036, 10050, 10051, 10052, 10348, 10349, 10357],
  'satusehat.drug_route_unknown': [10038, 10056],
  'satusehat.drug_amount_wrong': [
    10334, 10335, 10340, 10341, 10342, 10343, 10344, 10345, 10346, 10347, 10350, 10353, 10354, 10355, 10356,
  ],
  'satusehat.drug_batch_wrong': [10309, 10310],
  'satusehat.drug_unknown': [10135, 10138, 10391, 10394],
  'satusehat.allergy_incomplete': [10075, 10076, 10077, 10078, 10079],
  'satusehat.measurement_refused': [
    10008, 10009, 10010, 10011, 10012, 10297, 10331, 10332, 10368, 10369, 10398, 10429, 10434, 10435, 10862,
  ],
  'satusehat.format_refused': [
    10167, 20005, 20006, 20008, 20011, 20012, 20013, 20014, 20017, 20018, 20019, 20020, 20021,
  ],
}

export const RULES: ReadonlyMap<number, Reading> = new Map(
  Object.entries(BY_CODE).flatMap(([code, rules]) =>
    rules.map((rule): [number, Reading] =>
      typeof rule === 'number'
        ? [rule, { code: code as RejectionCode }]
        : [rule[0], { code: code as RejectionCode, about: rule[1] }],
    ),
  ),
)
