import type { JsonObject } from '../json/json.js'

// The gateway in front of SATUSEHAT is Apigee: its refusals are no OperationOutcome.
// Source: SATUSEHAT playbook, REST API KYC (fault of a bad token); Apigee, policy error reference (quota).
const fault = (faultstring: string, errorcode: string): JsonObject => ({
  fault: { faultstring, detail: { errorcode } },
})

export const invalidAccessToken = fault('Invalid Access Token', 'keymanagement.service.invalid_access_token')

export const quotaViolation = fault(
  'Rate limit quota violation. Quota limit exceeded. Identifier : _default',
  'policies.ratelimit.QuotaViolation',
)

export const grantTypeMissing = fault('Required param : grant_type', 'steps.oauth.v2.InvalidRequest')
