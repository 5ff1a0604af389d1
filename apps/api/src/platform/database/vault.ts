import { BlindIndex } from '@lentera/db/blind-index'
import { FieldSealer } from '@lentera/db/field-seal'
import type { ServerKeys } from '@lentera/db/key-files'

/** The keys at work: what seals fields and payloads and makes sealed values findable. */
export interface Vault {
  readonly fields: FieldSealer
  readonly payloads: FieldSealer
  readonly blind: BlindIndex
}

export const openVault = (keys: Pick<ServerKeys, 'field' | 'payload' | 'blindIndex'>): Vault => ({
  fields: new FieldSealer([{ no: 1, key: keys.field }]),
  payloads: new FieldSealer([{ no: 1, key: keys.payload }]),
  blind: new BlindIndex(keys.blindIndex),
})
