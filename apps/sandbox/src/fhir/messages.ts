// The sentences of SATUSEHAT, spelled as it spells them. Source: SATUSEHAT playbook, kamus validasi (dictionary of rule
// numbers 1.0, 1.1 and 2.0). Sentences without a published pattern say so.

/** null: the rule exists, its number is not published. */
export type RuleNumber = number | null

const numbered = (text: string, rule: RuleNumber): string =>
  rule === null ? text : `${text} (RuleNumber: ${rule})`

export const codeNotFound = (code: string, system: string, rule: RuleNumber): string =>
  numbered(`Code not found: '${code}' in system: ${system}`, rule)

export const invalidCodingSystem = (system: string, rule: RuleNumber): string =>
  numbered(`Invalid coding system: ${system}`, rule)

export const invalidIdentifierSystem = (system: string, rule: RuleNumber): string =>
  numbered(`Invalid identifier system: ${system}`, rule)

export const wrongOrganization = (system: string, rule: RuleNumber): string =>
  numbered(`Wrong organization ID provided by system URL: ${system}`, rule)

export const referenceMandatory = (path: string, rule: RuleNumber): string =>
  numbered(`Reference is mandatory : ${path}`, rule)

export const elementNotFound = (path: string, rule: RuleNumber): string =>
  numbered(`Element not found: ${path}`, rule)

export const invalidDateFormat = (value: string, rule: RuleNumber, format: string): string =>
  `${numbered(`Invalid date time format : ${value}`, rule)}. Format allowed : ${format}`

/** `floor` as the page writes it, `31st August 2022`. */
export const invalidDateValue = (value: string, rule: RuleNumber, floor: string): string =>
  `${numbered(`Invalid date time value : ${value}`, rule)} Not Allowed : Future Date or Past Date older than ${floor}`

export const emptyText = (rule: RuleNumber): string => numbered(`Text is empty: ''`, rule)

export const quotedNumber = (value: string, rule: RuleNumber): string =>
  numbered(`Integer formated as a string: '${value}'`, rule)

export const useOperationalStatus = (path: string): string =>
  numbered(`Use /operationalStatus instead of ${path} to patch Location`, 10171)

/** Of Encounter with `resource`, of all others without. */
export const foundDuplicate = (type: string): string =>
  type === 'Encounter' ? 'Found duplicate resource: Encounter' : `Found duplicate: ${type}`

export const otherOrganization = (rule: RuleNumber): string =>
  numbered('resource cannot be accessed due to business rule', rule)

// No pattern is published for these.
export const referenceNotFound = (reference: string, rule: RuleNumber): string =>
  numbered(`Reference not found: ${reference}`, rule)

export const wrongReferenceType = (reference: string, path: string, rule: RuleNumber): string =>
  numbered(`Invalid reference: ${reference} in ${path}`, rule)

export const numberOutOfRange = (value: number, rule: RuleNumber): string =>
  numbered(`Invalid number value : ${value}`, rule)

export const notANumber = (value: string, rule: RuleNumber): string =>
  numbered(`Invalid number format : ${value}`, rule)

export const endNotLater = (end: string, rule: RuleNumber): string =>
  `${numbered(`Invalid date time value : ${end}`, rule)} Not Allowed : End earlier than start`

export const futureBirth = (value: string): string =>
  `${numbered(`Invalid date time value : ${value}`, 10397)} Not Allowed : Future Date`

export const statusHistoryWrong = (why: string): string => numbered(`Invalid statusHistory: ${why}`, 10122)

export const payloadUnreadable = numbered('Failed to read request payload', 20005)
export const payloadNotJson = numbered('Invalid JSON Payload Format', 20006)
export const payloadNotFhir = numbered('Failed to unmarshal request payload', 20008)
export const typeNotAllowed = (type: string): string =>
  numbered(`Resource ${type} is not allowed for current access class`, 20004)
export const noScope = numbered('Failed to get permission for client for resource type', 20003)
export const resourceNotFound = (type: string, id: string): string =>
  numbered(`Resource not found ${type}/${id}`, 20007)
export const patientEditRefused = numbered('Organization not allowed to edit Patient', 20016)
export const nestedBundle = numbered('Forbidden nested bundle', 20011)
export const dependsOnRefused = (type: string): string =>
  numbered(`Invalid resource ${type} due to previous error`, 20013)
export const fullUrlFormat = (type: string): string =>
  numbered(
    `Invalid element ${type}.fullUrl due to invalid fullUrl format. It must be in the format: 'urn:uuid:{{uuid_value}}'`,
    20017,
  )
export const fullUrlStart = (type: string): string =>
  numbered(
    `Invalid element ${type}.fullUrl due to invalid fullUrl format. It must begin with 'urn:uuid'`,
    20018,
  )
export const fullUrlUuid = (type: string): string =>
  numbered(`Invalid element ${type}.fullUrl due to invalid UUID format`, 20019)
export const fullUrlTwice = (type: string, fullUrl: string): string =>
  numbered(`Invalid element ${type}.fullUrl due to duplicate fullUrl: ${fullUrl}`, 20020)
export const fullUrlMissing = (type: string): string =>
  numbered(`Invalid resource ${type} due to missing fullUrl element`, 20021)

export const notSelective = 'search criteria are not selective enough'
