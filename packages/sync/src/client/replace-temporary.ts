import { AssignRecordNumber } from '@lentera/contracts/patients/assign-record-number'
import { type Patient, patientDirectory, patients } from '@lentera/contracts/patients/patient'
import { isTemporaryNumber } from '@lentera/contracts/patients/record-number'
import type { DeviceCore, SavedCommand } from './api.js'
import { NoNumbersLeft, temporaryPrefix } from './numbers.js'

type Numbered = Pick<Patient, 'id' | 'medicalRecordNumber'>

/** Patients who still have a temporary number that this device gave. */
export function temporaryHere(core: DeviceCore): Numbered[] {
  const { device } = core.snapshot
  if (!device) return []
  const prefix = temporaryPrefix(device.id)
  // The directory and not the charts: a chart that no scope holds may be older than what another device did.
  return core.view
    .all(patientDirectory)
    .rows.flatMap(({ record }) => (record.medicalRecordNumber.startsWith(prefix) ? [record] : []))
}

/**
 * Gives patients their number for life, as far as this device holds numbers: its own temporary ones as soon as it
 * can (ADR 0020), or a chosen one that is served here. Each is a command like any other; repeated, nothing more
 * happens.
 * @returns what was saved; fewer than asked for once the numbers run out
 * @throws what a save throws
 */
export async function replaceTemporary(
  core: DeviceCore,
  chosen: readonly Numbered[] = temporaryHere(core),
): Promise<SavedCommand[]> {
  const saved: SavedCommand[] = []
  for (const { id, medicalRecordNumber: replaces } of chosen.filter((one) =>
    isTemporaryNumber(one.medicalRecordNumber),
  )) {
    const printed = await core.wasPrinted(id)
    try {
      saved.push(
        await core.save(
          AssignRecordNumber,
          (numbers) => ({
            patientId: id,
            replaces,
            medicalRecordNumber: numbers.permanentRecordNumber(),
            printed,
          }),
          { refs: [{ entity: patients.name, id, baseVersion: null }] },
        ),
      )
    } catch (error) {
      if (error instanceof NoNumbersLeft) return saved
      throw error
    }
  }
  return saved
}
