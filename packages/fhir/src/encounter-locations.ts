import type { EncounterLocation, Extension } from 'fhir/r4.js'
import { regularClass, sameClass } from './codes/service-class.js'
import { extensions } from './codes/structures.js'
import { utcSecond } from './instant.js'
import type { Mapping } from './mapping.js'
import { locationReference } from './references.js'
import type { VisitPath } from './visit-path.js'
import { type VisitPeriod, within } from './visit-period.js'

/** Which class a bed is of nobody tells here, so only care without a bed has one. */
const serviceClass: Extension = {
  url: extensions.serviceClass,
  extension: [
    { url: 'value', valueCodeableConcept: regularClass },
    { url: 'upgradeClassIndicator', valueCodeableConcept: sameClass },
  ],
}

/**
 * The units a patient was in, one after the other, by the steps that moved them.
 * @throws MissingReference for a unit that is no Location yet
 * Source: SATUSEHAT playbook, Encounter.location; rules 10120, 10164, 10165, 10290, 10291.
 */
export function encounterLocations(
  path: VisitPath,
  period: VisitPeriod,
  mapping: Mapping,
): EncounterLocation[] {
  const stays = staysOf(path, period)
  return stays.map(({ unit, start }, index) => {
    const end = stays[index + 1]?.start ?? period.end
    return {
      location: locationReference(unit, mapping),
      period: end === undefined ? { start } : { start, end },
      ...(path.visit.kind === 'inpatient' ? {} : { extension: [serviceClass] }),
    }
  })
}

function staysOf({ visit, steps }: VisitPath, period: VisitPeriod): { unit: string; start: string }[] {
  const moves = steps.filter(({ kind }) => kind === 'moved')
  const stays = [{ unit: moves[0]?.fromUnit ?? visit.unit, start: period.start }]
  for (const { unit, at } of moves) {
    const last = stays.at(-1)!
    const start = within(utcSecond(at), period)
    if (unit !== last.unit) stays.push({ unit, start: start < last.start ? last.start : start })
  }
  return stays
}
