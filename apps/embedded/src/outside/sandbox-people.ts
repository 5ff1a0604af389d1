import { testPractitioners } from '@lentera/sandbox/people/test-people'
import type { SandboxPeople } from '@lentera/sandbox/people/person'
import { areasOfRegency } from '@lentera/terminology/areas/load-areas'
import { DEMO_REGENCY, demoFacility } from '../demo/demo-facility.js'
import { demoPeople } from '../demo/demo-people.js'
import { demoPatients } from '../demo/demo-patients.js'

/** Every so many of the demonstration's patients the platform does not know, by any number. */
const UNKNOWN_EVERY = 33
/** And so many are known to the civil registry alone, until somebody registers them. */
const UNREGISTERED_EVERY = 9

/** Doctor and pharmacist are among the Ministry's public test people; the others are invented. */
const staffOfTheDemo = (): SandboxPeople['practitioners'] =>
  demoPeople.flatMap(({ name, nik }, index) =>
    nik === undefined || testPractitioners.some((known) => known.nik === nik)
      ? []
      : [{ nik, name, gender: 'female' as const, birthDate: '1985-06-15', ihsNumber: `1001999000${index}` }],
  )

/** Whom the stand-in knows of the demonstration's invented people. */
export function demoSandboxPeople(): SandboxPeople {
  const villages = areasOfRegency(DEMO_REGENCY).villages.filter(({ code }) =>
    code.startsWith(demoFacility.districtCode),
  )
  const patients = demoPatients(villages).flatMap(({ register: { nik, demographics } }, index) =>
    nik === null || index % UNKNOWN_EVERY === UNKNOWN_EVERY - 1
      ? []
      : [
          {
            nik,
            ...{ name: demographics.name, gender: demographics.sex, birthDate: demographics.birthDate },
            ihsNumber: index % UNREGISTERED_EVERY === 0 ? null : `P${String(20_000_000_000 + index)}`,
          },
        ],
  )
  return { patients, practitioners: staffOfTheDemo() }
}
