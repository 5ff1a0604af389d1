import { DiagnosisCode } from '@lentera/contracts/catalogue/diagnosis'

/** Whether a diagnosis has a code of ICD-10, dot and all; a chart also keeps what nobody could code. */
export const isIcd10 = (code: string): boolean => DiagnosisCode.safeParse(code).success

/** Whether a procedure has a code of ICD-9-CM volume 3: `89.52`, `13.6`. A code of the local tariff is none. */
export const isIcd9 = (code: string): boolean => /^[0-9]{2}(\.[0-9]{1,2})?$/.test(code)
