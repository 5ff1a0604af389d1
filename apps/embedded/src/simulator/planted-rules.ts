import { CountStock } from '@lentera/contracts/inventory/count-stock'
import { type StockBatch, stockBatches } from '@lentera/contracts/inventory/stock-batch'
import { type Handler, put } from '@lentera/contracts/kernel/rule'
import { AmendPatient, type PatientFields } from '@lentera/contracts/patients/amend-patient'
import { type Patient, patients } from '@lentera/contracts/patients/patient'
import type { Known } from '@lentera/contracts/kernel/rule'
import { nothing } from '@lentera/domain/kernel/decision'
import { withFields } from '@lentera/domain/patients/patient-fields'
import type { Plant } from './plants.js'

/** The server's rules, with the planted mistake if it is one of theirs. */
export const plantedRules = (plant: Plant | null, handlers: readonly Handler[]): readonly Handler[] =>
  handlers.map((one) => {
    if (plant === 'lastWriterWins' && one.command.name === AmendPatient.name) return overwriting(one)
    if (plant === 'editedBalance' && one.command.name === CountStock.name) return editing(one)
    return one
  })

const overwriting = (handler: Handler): Handler => ({
  ...handler,
  decide: (state, { args }) => {
    const [patient] = (state as unknown as { patient: Known<Patient> }).patient.rows
    const { set } = args as { set: Partial<PatientFields> }
    return patient ? { ...nothing, writes: [put(patients, withFields(patient, set))] } : nothing
  },
})

const editing = (handler: Handler): Handler => ({
  ...handler,
  decide: (state, { args }) => {
    const { batchId, counted } = args as { batchId: string; counted: number }
    const [batch] = (state as unknown as Record<string, Known<StockBatch>>)[`batch:${batchId}`]!.rows
    return batch ? { ...nothing, writes: [put(stockBatches, { ...batch, balance: counted })] } : nothing
  },
})
