import { StartVisit } from '@lentera/contracts/visits/start-visit'
import type { Visit } from '@lentera/contracts/visits/visit'
import type { VisitStage } from '@lentera/domain/queue/visit-stage'
import { useEffect, useRef } from 'react'
import { useDevice } from '../device/DeviceProvider'
import { visitHere } from '../local/todays-visits'

const BEFORE: Readonly<Record<'intake' | 'examination', readonly VisitStage[]>> = {
  intake: ['waiting_intake'],
  examination: ['waiting_intake', 'with_nurse', 'waiting_doctor'],
}

/**
 * Says once that somebody sits with the patient: with the first word of the work, not when a form opens, for forms
 * are opened by mistake. A failure is told by the save of the form itself.
 */
export function useStartVisit(visit: Visit, stage: 'intake' | 'examination', isAtWork: boolean): void {
  const { core } = useDevice()
  const isSaid = useRef(false)
  useEffect(() => {
    if (!isAtWork || isSaid.current) return
    isSaid.current = true
    if (!BEFORE[stage].includes(visitHere(core.view, visit).stage)) return
    core
      .save(StartVisit, { visitId: visit.id, patientId: visit.patientId, stage })
      .catch((error: unknown) => console.error('start', error))
  }, [core, visit, stage, isAtWork])
}
