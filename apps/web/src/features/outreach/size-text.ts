const KILO = 1000
const MEGA = 1_000_000

/** Bytes as people read them: whole kilobytes, megabytes with one place. */
export const sizeText = (bytes: number): string =>
  bytes < MEGA
    ? `${Math.max(1, Math.round(bytes / KILO))} KB`
    : `${(bytes / MEGA).toFixed(1).replace('.', ',')} MB`
