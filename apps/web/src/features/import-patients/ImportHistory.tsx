import type { ImportList } from '@lentera/contracts/patients/import-rows'
import { UndoImport } from '@lentera/contracts/patients/import-patients'
import { localDate, localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { Dialog } from '@lentera/ui/Dialog'
import { formatDate } from '@lentera/ui/format'
import { Notice } from '@lentera/ui/Notice'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { imports } from '../../platform/session/api'
import { personToken } from '../../platform/session/person-token'
import { useFacility } from '../../platform/workplace/use-today'
import { takeBack } from './run-import'

type Import = ImportList['imports'][number]

/** What was brought in, by whom; each as a whole can be taken back. */
export function ImportHistory({ isRunning }: { isRunning: boolean }) {
  const t = useTranslations('importing')
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const [list, setList] = useState<readonly Import[] | null>(null)
  const [asked, setAsked] = useState<Import | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [looks, setLooks] = useState(0)
  useEffect(() => {
    let isGone = false
    void (async () => {
      const userId = core.snapshot.person?.user.id
      const token = userId ? await personToken(userId) : null
      if (token === null || token === 'unreachable') return
      const answer = await imports(token)
      if (!isGone && answer.result === 'ok') setList(answer.value.imports)
    })()
    return () => {
      isGone = true
    }
  }, [core, looks])
  const undo = async (one: Import) => {
    setAsked(null)
    try {
      if (!one.withdrawnAt) {
        await core.save(UndoImport, { importId: one.id })
        await core.drain()
      }
      await takeBack(core, one.id, ({ withdrawn, kept }) => setSaid(t('withdrawing', { withdrawn, kept })))
    } catch (error) {
      console.error('undo import', error)
      setSaid(t('stopped.unreachable'))
    }
    setLooks((before) => before + 1)
  }
  if (!list || list.length === 0) return said ? <Notice>{said}</Notice> : null
  return (
    <section className="grid gap-2">
      <h2 className="font-semibold">{t('history')}</h2>
      {said && <Notice>{said}</Notice>}
      <ul className="grid gap-1">
        {list.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-1"
          >
            <span>
              <strong>{one.fileName}</strong>{' '}
              <span className="text-sm text-ink-soft">
                {t('historyLine', {
                  date: formatDate(localDate(one.startedAt, timeZone)),
                  time: localTime(one.startedAt, timeZone),
                  name: one.startedByName,
                  count: one.registered - one.withdrawn,
                })}
                {one.withdrawnAt && ` · ${t('takenBack', { count: one.withdrawn })}`}
              </span>
            </span>
            {one.registered > one.withdrawn && (
              <Button size="small" look="danger" isDisabled={isRunning} onPress={() => setAsked(one)}>
                {t('undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked && (
        <Dialog
          title={t('undoTitle', { name: asked.fileName })}
          isOpen
          onClose={() => setAsked(null)}
          keys={{ save: () => void undo(asked) }}
          actions={
            <>
              <Button onPress={() => setAsked(null)} autoFocus>
                {t('undoBack')}
              </Button>
              <Button look="danger" keys="save" onPress={() => void undo(asked)}>
                {t('undoDo', { count: asked.registered - asked.withdrawn })}
              </Button>
            </>
          }
        >
          <p>{t('undoText')}</p>
        </Dialog>
      )}
    </section>
  )
}
