import { queueTickets } from '@lentera/contracts/queue/ticket'
import { ReinstateVisit } from '@lentera/contracts/visits/cancel-visit'
import type { Visit } from '@lentera/contracts/visits/visit'
import { localTime } from '@lentera/domain/kernel/local-date'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useSaveText } from '../../platform/use-save-text'
import { useFacility } from '../../platform/workplace/use-today'
import { useWork } from '../../platform/workplace/work-state'

/** Takes the cancellation of a visit back; answers whether it was stored. */
export function useReinstate(): (visit: Pick<Visit, 'id' | 'patientId'>) => Promise<boolean> {
  const t = useTranslations('loket.cancel')
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const { showSaved } = useWork()
  const saveText = useSaveText()
  return async ({ id, patientId }) => {
    const number = core.view.find(queueTickets, 'visitId', id).rows[0]?.record.number ?? ''
    try {
      const { seq } = await core.save(ReinstateVisit, { visitId: id, patientId })
      showSaved({ seq, text: t('takenBack', { number, time: localTime(core.now(), timeZone) }) })
      return true
    } catch (error) {
      showSaved({ seq: 0, text: saveText(error) })
      return false
    }
  }
}
