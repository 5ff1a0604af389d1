/** `1945-08-17` as `17-08-1945`. An instant is no date: which day it is depends on the zone. What is no date comes back as it is: a wrong date must stay readable. */
export function formatDate(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  return parts ? `${parts[3]}-${parts[2]}-${parts[1]}` : iso
}

/** A measured value as people here write it: `36,5`. */
export function formatMeasure(value: number): string {
  return String(value).replace('.', ',')
}

/** Whole numbers with dots for the thousands: `1.250.000`. */
export function formatWhole(value: number): string {
  const digits = String(Math.abs(Math.trunc(value))).replace(/\B(?=(\d{3})+$)/g, '.')
  return value <= -1 ? `-${digits}` : digits
}

/** Seconds as `0:45` or `12:05`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
