import type { CodeableConcept, Coding } from 'fhir/r4.js'

/** One code of a system with the words it stands for. */
export const coding = (system: string, code: string, display: string): Coding => ({ system, code, display })

/** A thing that is said in one code, or in several that mean the same. */
export const concept = (...codings: Coding[]): CodeableConcept => ({ coding: codings })
