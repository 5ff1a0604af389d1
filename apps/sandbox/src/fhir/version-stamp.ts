/** When a version came to be. Source: SATUSEHAT keeps its resources in a store that stamps versions in nanoseconds. */
export interface VersionStamp {
  readonly versionId: string
  /** `2024-10-01T00:40:55.516430+00:00` */
  readonly lastUpdated: string
  /** microseconds since 1970, for order */
  readonly micros: number
}

/** Stamps that never repeat and never go back, whatever the clock does. */
export class VersionStamps {
  private last = 0

  constructor(private readonly clock: () => number) {}

  next(): VersionStamp {
    this.last = Math.max(Math.floor(this.clock()) * 1000, this.last + 1)
    return stampOf(this.last)
  }

  /** A stamp of an earlier run was seen: later ones come after it. */
  seen(micros: number): void {
    this.last = Math.max(this.last, micros)
  }
}

/** versionId is the base64 (without padding) of the nanoseconds as a decimal text. */
export function stampOf(micros: number): VersionStamp {
  const seconds = new Date(Math.floor(micros / 1000)).toISOString().slice(0, 19)
  return {
    versionId: Buffer.from(`${micros}000`, 'latin1').toString('base64').replace(/=+$/, ''),
    lastUpdated: `${seconds}.${String(micros % 1_000_000).padStart(6, '0')}+00:00`,
    micros,
  }
}
