import { Fault, type FaultKind } from '../faults/fault.js'
import type { FaultCommand } from '../faults/fault-command.js'

const MINUTE = 60_000

/** What a form of the page asks for, or null when it cannot be read. */
export function formCommand(form: URLSearchParams, now: number): FaultCommand | null {
  if (form.has('clear')) return { clear: true }
  const remove = form.get('remove')
  if (remove !== null) return { remove }
  if (form.has('latency')) return { latency: wholeNumber(form, 'latency') ?? 0 }
  if (form.has('maintenance')) {
    const minutes = wholeNumber(form, 'maintenance') ?? 0
    return { maintenanceUntil: minutes > 0 ? now + minutes * MINUTE : null }
  }
  const times = wholeNumber(form, 'times')
  const percent = wholeNumber(form, 'percent')
  const method = form.get('method') ?? ''
  const path = (form.get('path') ?? '').trim()
  const fault = Fault.safeParse({
    kind: form.get('kind') as FaultKind,
    ...(times !== undefined && { times }),
    ...(percent !== undefined && { probability: percent / 100 }),
    ...(method !== '' && { method }),
    ...(path !== '' && { path }),
  })
  return fault.success ? { add: [fault.data] } : null
}

function wholeNumber(form: URLSearchParams, name: string): number | undefined {
  const said = (form.get(name) ?? '').trim()
  return /^\d{1,7}$/.test(said) ? Number(said) : undefined
}
