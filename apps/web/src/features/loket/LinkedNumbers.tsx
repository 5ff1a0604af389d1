import { patientDirectory } from '@lentera/contracts/patients/patient'
import { patientSets, UnlinkPatients } from '@lentera/contracts/patients/patient-link'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { Notice } from '@lentera/ui/Notice'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useLocal } from '../../platform/local/use-local'
import { useSaveText } from '../../platform/use-save-text'
import { useFacility } from '../../platform/workplace/use-today'
import { useWork } from '../../platform/workplace/work-state'

/** Which numbers count as this person already; each link can be taken back, by a command of its own. */
export function LinkedNumbers({ patientId }: { patientId: string }) {
  const t = useTranslations('link')
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const { showSaved } = useWork()
  const saveText = useSaveText()
  const [complaint, setComplaint] = useState<string | null>(null)
  const { links, isWaiting } = useLocal(['links-of', patientId], (view) => {
    const set = view.get(patientSets, patientId)
    const number = (id: string) => view.get(patientDirectory, id)?.record.medicalRecordNumber ?? '?'
    return {
      isWaiting: (set?.pendingBy ?? null) !== null,
      links: (set?.record.links ?? []).map((link) => ({
        ...link,
        numbers: { from: number(link.from), to: number(link.to) },
      })),
    }
  })
  if (links.length === 0) return null

  const undo = async ({ id, from, to, numbers }: (typeof links)[number]) => {
    try {
      const { seq } = await core.save(UnlinkPatients, { linkId: id, from, to })
      showSaved({ seq, text: t('undone', { ...numbers, time: localTime(core.now(), timeZone) }) })
    } catch (error) {
      setComplaint(saveText(error))
    }
  }
  return (
    <section aria-label={t('links')} className="grid gap-2">
      <h2 className="font-semibold">{t('links')}</h2>
      {complaint && <Notice tone="attention">{complaint}</Notice>}
      <ul className="grid gap-2">
        {links.map((link) => (
          <li key={link.id} className="flex flex-wrap items-center gap-3">
            <span>
              {t('one', link.numbers)}
              {isWaiting && ` · ${t('waiting')}`}
            </span>
            <Button size="small" onPress={() => void undo(link)}>
              {t('undo')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
