import type { CodeableConcept, Coding } from 'fhir/r4.js'

/** One code of a system with the words it stands for. */
export const coding = (system: string, code: string, display: string): Coding => ({ system, code, display })

export const concept = (...codings: Coding[]): CodeableConcept => ({ coding: codings })
