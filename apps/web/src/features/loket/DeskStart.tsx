import { queueTickets } from '@lentera/contracts/queue/ticket'
import { visits } from '@lentera/contracts/visits/visit'
import { Button } from '@lentera/ui/Button'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { RowList } from '@lentera/ui/RowList'
import { useTranslations } from 'use-intl'
import { useLocal } from '../../platform/local/use-local'
import { useLackingCount } from './LackingPeople'
import { useParkedForms } from './parked-forms'
import { useReinstate } from './use-reinstate'

export interface DeskStartProps {
  /** The visit cancelled last; one key takes it back. */
  readonly cancelled: string | null
  readonly onReinstated: () => void
  readonly onNew: () => void
  readonly onShow: (query: string) => void
}

/** The desk between two patients: a new one, what was put aside, what is still to be asked. */
export function DeskStart({ cancelled, onReinstated, onNew, onShow }: DeskStartProps) {
  const t = useTranslations('loket')
  const parked = useParkedForms()
  const lacking = useLackingCount()
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button keys="new" onPress={onNew}>
          {t('newPatient')}
        </Button>
        {lacking > 0 && (
          <Button keys="ownN" onPress={() => onShow('?lengkapi=1')}>
            {t('lackingButton', { count: lacking })}
          </Button>
        )}
      </div>
      <LackingKey isOn={lacking > 0} onOpen={() => onShow('?lengkapi=1')} />
      {cancelled && <TakeBack visitId={cancelled} onReinstated={onReinstated} />}
      {parked.length > 0 && (
        <section className="grid w-full max-w-md gap-1">
          <h2 className="font-semibold">{t('parked.title')}</h2>
          <RowList
            label={t('parked.title')}
            rows={parked}
            onOpen={(id) => onShow(parked.find((form) => form.id === id)!.query)}
            textOf={({ name }) => name || t('parked.nameless')}
            emptyText=""
          >
            {({ name, kind }) => (
              <span>
                <strong>{name || t('parked.nameless')}</strong>{' '}
                <span className="text-sm text-ink-soft">{t(`parked.kind.${kind}`)}</span>
              </span>
            )}
          </RowList>
        </section>
      )}
    </>
  )
}

function LackingKey({ isOn, onOpen }: { isOn: boolean; onOpen: () => void }) {
  useKeys(isOn ? { ownN: onOpen } : {})
  return null
}

function TakeBack({ visitId, onReinstated }: { visitId: string; onReinstated: () => void }) {
  const t = useTranslations('loket')
  const reinstate = useReinstate()
  const { visit, number } = useLocal(['take-back', visitId], (view) => ({
    visit: view.get(visits, visitId)?.record ?? null,
    number: view.find(queueTickets, 'visitId', visitId).rows[0]?.record.number ?? '',
  }))
  const takeBack = () => void (visit && reinstate(visit).then((done) => done && onReinstated()))
  const isCancelled = visit?.status === 'cancelled'
  useKeys(isCancelled ? { undo: takeBack } : {})
  if (!isCancelled) return null
  return (
    <Notice
      action={
        <Button size="small" keys="undo" onPress={takeBack}>
          {t('reinstate')}
        </Button>
      }
    >
      {t('cancelledNow', { number })}
    </Notice>
  )
}
