export interface Tally {
  readonly passed: number
  readonly failed: number
}
