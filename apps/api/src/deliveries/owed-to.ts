import { AdapterName, wantedEvents } from '@lentera/contracts/deliveries/delivery'

/** What a facility does with each house outside: `off` is owed nothing. */
export type AdapterModes = Readonly<Record<AdapterName, 'live' | 'sandbox' | 'off'>>

/** To whom an event is owed: every house that is switched on and wants to hear of it. */
export function owedTo(modes: AdapterModes): (eventName: string) => readonly AdapterName[] {
  const byEvent = new Map<string, AdapterName[]>()
  for (const adapter of AdapterName.options) {
    if (modes[adapter] === 'off') continue
    for (const { name } of wantedEvents[adapter]) byEvent.set(name, [...(byEvent.get(name) ?? []), adapter])
  }
  return (eventName) => byEvent.get(eventName) ?? []
}
