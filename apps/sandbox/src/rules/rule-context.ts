/** What a rule may ask its surroundings. */
export interface RuleContext {
  /** The facility's own SATUSEHAT id. */
  readonly organizationId: string
  /** epoch milliseconds */
  readonly now: number
  /** The earliest day a time may lie on, `2014-06-03`. */
  readonly floor: string
  /** Is there such a resource here, or will there be by the same bundle? */
  exists(type: string, id: string): boolean
}
