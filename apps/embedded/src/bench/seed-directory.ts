import { Chance } from '../demo/chance.js'
import { someName, someOrigin } from '../demo/demo-names.js'
import { Desk } from '../device/desk.js'
import type { Hospital } from '../harness/hospital.js'

/** Registered people that visits of so many commands need: three for each, and a batch may be made in vain. */
export const patientsFor = (commands: number): number => Math.ceil(commands / 3) + 40

/** Invented people of a Puskesmas: many share a first name, some a whole one. The same for the same number. */
export function someonesName(n: number): string {
  const chance = new Chance(n * 7919 + 1)
  const origin = someOrigin(chance)
  const sex = chance.in(50) ? 'male' : 'female'
  const name = someName(chance, origin, sex, 15)
  return chance.in(60) ? `${name} ${chance.one(origin.second[sex])}` : name
}

/**
 * Registers people over the public way in, batch by batch, as a desk would.
 * @returns ids of those who have no visit yet
 */
export async function seedDirectory(
  hospital: Hospital,
  count: number,
  log: (line: string) => void,
): Promise<string[]> {
  const desk = await Desk.enrol(hospital.url, 'Pengisi direktori', { nameOf: someonesName })
  for (let done = 0; done < count; done += 5000) {
    await desk.register(Math.min(count, done + 5000))
    log(`Mendaftarkan pasien: ${Math.min(count, done + 5000)} dari ${count}`)
  }
  return desk.takeKnown()
}
