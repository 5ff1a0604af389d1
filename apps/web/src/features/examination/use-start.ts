import { StartVisit } from '@lentera/contracts/visits/start-visit'
import type { Visit } from '@lentera/contracts/visits/visit'
import { visitSteps } from '@lentera/contracts/visits/visit-step'
import { useEffect } from 'react'
import { useDevice } from '../../platform/device/DeviceProvider'

/** Visits that this page has started, whatever came of it: a second look at a patient is no second start. */
const started = new Set<string>()

/** The patient sits down with the doctor: known to the waiting room as soon as the screen is open. */
export function useStart(visit: Visit): void {
  const { core } = useDevice()
  const { id: visitId, patientId, status } = visit
  useEffect(() => {
    const person = core.snapshot.person?.user.id
    const isStarted = core.view
      .find(visitSteps, 'visitId', visitId)
      .rows.some(
        ({ record }) => record.kind === 'started' && record.stage === 'examination' && record.by === person,
      )
    if (status !== 'open' || isStarted || started.has(visitId)) return
    started.add(visitId)
    core.save(StartVisit, { visitId, patientId, stage: 'examination' }).catch((error: unknown) => {
      started.delete(visitId)
      console.error('start of visit', error)
    })
  }, [core, visitId, patientId, status])
}
