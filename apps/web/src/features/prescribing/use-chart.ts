import { catalogueDrugs, type CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import { allergies } from '@lentera/contracts/charting/allergies'
import { assessments } from '@lentera/contracts/charting/assessment'
import { vitals } from '@lentera/contracts/charting/vitals'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { prescriptionLines, prescriptions } from '@lentera/contracts/medications/prescription'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { staffDirectory } from '@lentera/contracts/users/staff'
import { newestWeight } from '@lentera/domain/charting/weight-before'
import type { Visit } from '@lentera/contracts/visits/visit'
import { rowsOfPerson } from '../../platform/patients/members-of'
import { useLocal } from '../../platform/local/use-local'

/** Where an allergy comes from: a doctor who overrides it reads who said so, and when. */
export interface AllergyOrigin {
  readonly at: string
  readonly by: string | null
}

export interface LastWeight {
  readonly kg: number
  readonly measuredOn: CalendarDate
}

/** What prescribing in this visit needs of a patient's chart, from this device. */
export function useChart({ id: visitId, patientId }: Pick<Visit, 'id' | 'patientId'>) {
  return useLocal(['prescribing-chart', visitId, patientId], (view) => {
    const told = rowsOfPerson(view, allergies, patientId)
    const sent = rowsOfPerson(view, prescriptions, patientId)
    const lines = rowsOfPerson(view, prescriptionLines, patientId)
    const weighed = newestWeight(rowsOfPerson(view, vitals, patientId).rows)
    const lastWeight: LastWeight | null = weighed && { kg: weighed.weight, measuredOn: weighed.on }
    return {
      allergies: told,
      assessments: view.find(assessments, 'visitId', visitId).rows.map(({ record }) => record),
      prescriptions: sent,
      lines,
      lastWeight,
      originOf: (substance: string): AllergyOrigin | null => {
        const row = told.rows.find((one) => one.status === 'active' && one.substance === substance)
        const by = row && view.get(staffDirectory, row.recordedBy)?.record.name
        return row ? { at: row.recordedAt, by: by ?? null } : null
      },
    }
  })
}

export type Chart = ReturnType<typeof useChart>

/** All drugs of the list, and one by its id. */
export function useDrugList(): {
  readonly drugs: readonly CatalogueDrug[]
  readonly drugOf: (id: Id) => CatalogueDrug | null
} {
  return useLocal(['drug-list'], (view) => {
    const drugs = view.all(catalogueDrugs).rows.map(({ record }) => record)
    const byId = new Map(drugs.map((drug) => [drug.id, drug]))
    return { drugs, drugOf: (id: Id) => byId.get(id) ?? null }
  })
}

/** A name typed in full is the drug itself; anything less wants to be chosen. */
export const drugNamed = (drugs: readonly CatalogueDrug[], words: string): CatalogueDrug | null =>
  drugs.find(({ name, active }) => active && name.toLowerCase() === words.toLowerCase()) ?? null

export type Person = PatientDirectoryEntry | null
