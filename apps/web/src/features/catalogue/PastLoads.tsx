import { localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { DataTable } from '@lentera/ui/DataTable'
import { Dialog } from '@lentera/ui/Dialog'
import { FormSection } from '@lentera/ui/FormSection'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useFacility } from '../../platform/workplace/use-today'
import { useWork } from '../../platform/workplace/work-state'
import { loadRun } from './load-run'
import { type PastLoad, pastLoads } from './remembered'
import { useLoadRun } from './use-load-run'
import { codesOfLoad } from './use-known-rows'

/** What was loaded from this computer, each with the way back. */
export function PastLoads() {
  const t = useTranslations('catalogue')
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const { showSaved } = useWork()
  // Drawn anew whenever a load begins, goes on or ends.
  const isRunning = useLoadRun()?.phase === 'running'
  const [asking, setAsking] = useState<PastLoad | null>(null)
  // What is kept beside the page does not draw it anew by itself.
  const [, setUndone] = useState<string | null>(null)
  const loads = pastLoads.read()
  if (loads.length === 0) return null
  const undo = async (load: PastLoad) => {
    setAsking(null)
    const { kind, loadId } = load
    const codes = codesOfLoad(core.view, kind, loadId)
    if (!(await loadRun.unload((definition, args) => core.save(definition, args), kind, loadId, codes)))
      return
    pastLoads.write({ ...load, undone: true })
    setUndone(load.loadId)
    const { seq } = loadRun.state!
    if (codes.length > 0)
      showSaved({ seq, text: t('undone', { name: load.fileName, time: localTime(core.now(), timeZone) }) })
  }
  return (
    <FormSection title={t('past')} note={t('pastNote')} className="grid">
      <DataTable
        label={t('past')}
        emptyText=""
        columns={[
          {
            id: 'file',
            title: t('file'),
            cell: ({ fileName }) => <span className="break-all">{fileName}</span>,
          },
          { id: 'kind', title: t('kind'), cell: ({ kind }) => t(`kinds.${kind}`) },
          { id: 'rows', title: t('rows'), cell: ({ rows }) => rows.toLocaleString('id-ID'), isNumber: true },
          { id: 'at', title: t('at'), cell: ({ at }) => at },
          {
            id: 'undo',
            title: t('action'),
            cell: (load) =>
              load.undone ? (
                t('isUndone')
              ) : (
                <Button
                  size="small"
                  label={t('undoOf', { name: load.fileName })}
                  onPress={() => setAsking(load)}
                  isDisabled={isRunning}
                >
                  {t('undo')}
                </Button>
              ),
          },
        ]}
        rows={loads.map((load) => ({ ...load, id: load.loadId }))}
      />
      {asking && (
        <Dialog
          title={t('undoTitle', { name: asking.fileName })}
          isOpen
          onClose={() => setAsking(null)}
          keys={{ save: () => void undo(asking) }}
          actions={
            <>
              <Button onPress={() => setAsking(null)}>{t('cancel')}</Button>
              <Button look="danger" keys="save" onPress={() => void undo(asking)}>
                {t('undoNow')}
              </Button>
            </>
          }
        >
          <p>{t('undoText')}</p>
        </Dialog>
      )}
    </FormSection>
  )
}
