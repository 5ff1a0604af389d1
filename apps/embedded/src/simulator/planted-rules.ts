import { type Handler, put } from '@lentera/contracts/kernel/rule'
import { AmendPatient, type PatientFields } from '@lentera/contracts/patients/amend-patient'
import { type Patient, patients } from '@lentera/contracts/patients/patient'
import type { Known } from '@lentera/contracts/kernel/rule'
import { nothing } from '@lentera/domain/kernel/decision'
import { withFields } from '@lentera/domain/patients/patient-fields'
import type { Plant } from './plants.js'

/** The server's rules, with the planted mistake if it is one of theirs. */
export const plantedRules = (plant: Plant | null, handlers: readonly Handler[]): readonly Handler[] =>
  plant === 'lastWriterWins'
    ? handlers.map((one) => (one.command.name === AmendPatient.name ? overwriting(one) : one))
    : handlers

const overwriting = (handler: Handler): Handler => ({
  ...handler,
  decide: (state, { args }) => {
    const [patient] = (state as unknown as { patient: Known<Patient> }).patient.rows
    const { set } = args as { set: Partial<PatientFields> }
    return patient ? { ...nothing, writes: [put(patients, withFields(patient, set))] } : nothing
  },
})
