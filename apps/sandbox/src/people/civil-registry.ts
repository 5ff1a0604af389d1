import type { SandboxPatient } from './person.js'

/** Who has a NIK. A person may stand here without being known to SATUSEHAT. */
export class CivilRegistry {
  private readonly people: ReadonlyMap<string, SandboxPatient>

  constructor(people: readonly SandboxPatient[]) {
    this.people = new Map(people.map((person) => [person.nik, person]))
  }

  knows(nik: string): boolean {
    return this.people.has(nik)
  }
}
