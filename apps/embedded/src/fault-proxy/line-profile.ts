/** A line between a device and the server, as both directions of it behave. */
export interface LineProfile {
  readonly name: string
  /** There and back, ms. */
  readonly rttMs: number
  /** Bits a second in each direction, shared by all connections. */
  readonly bitsPerS: number
  /** Share of lost segments, 0 to 1. TCP repeats them, so a loss is a stall, and now and then a reset. */
  readonly loss: number
}

/** Cable or good Wi-Fi inside the building. */
export const lan: LineProfile = { name: 'LAN', rttMs: 2, bitsPerS: 100_000_000, loss: 0 }
export const threeG: LineProfile = { name: '3G', rttMs: 300, bitsPerS: 1_000_000, loss: 0 }
export const vsat: LineProfile = { name: 'VSAT', rttMs: 700, bitsPerS: 256_000, loss: 0 }

export const withLoss = (line: LineProfile, loss: number): LineProfile => ({
  ...line,
  name: `${line.name}, ${loss * 100} % hilang`,
  loss,
})
