import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { Button } from '@lentera/ui/Button'
import { Dialog } from '@lentera/ui/Dialog'
import { formatDate } from '@lentera/ui/format'
import { useTranslations } from 'use-intl'
import { useLocal } from '../../platform/local/use-local'
import { visitRecord } from '../../platform/print/visit-record'
import { useFacility } from '../../platform/workplace/use-today'
import { Part } from './Part'
import { ScreeningLine } from './ScreeningLine'
import { SignedNotes } from './SignedNotes'
import { inRank } from '@lentera/domain/charting/in-rank'
import type { PastVisit } from './use-history'
import { VitalsLine } from './VitalsLine'

export interface PastVisitDialogProps {
  readonly visit: PastVisit['visit']
  readonly entry: PatientDirectoryEntry | null
  readonly onClose: () => void
}

/** All that was written in a visit of before, over the examination: nothing of it can be changed here. */
export function PastVisitDialog({ visit, entry, onClose }: PastVisitDialogProps) {
  const t = useTranslations('examination.past')
  const kinds = useTranslations('examination.diagnosis')
  const { units } = useFacility()
  const record = useLocal(['past-visit', visit.id], (view) => visitRecord(view, visit.id))
  const unit = units.find(({ code }) => code === visit.unit)?.name ?? visit.unit
  return (
    <Dialog
      title={`${formatDate(visit.serviceDate)} · ${unit}`}
      isOpen
      isText
      onClose={onClose}
      actions={
        <Button look="primary" keys="back" onPress={onClose} autoFocus>
          {t('close')}
        </Button>
      }
    >
      <Part title={t('notes')} known={record.notes} none={t('noNotes')}>
        <li>
          <SignedNotes visit={visit} />
        </li>
      </Part>
      <section className="grid gap-1">
        <h2 className="font-semibold">{t('vitals')}</h2>
        <VitalsLine visit={visit} entry={entry} />
        <ScreeningLine visit={visit} />
      </section>
      <Part title={t('diagnoses')} known={record.diagnoses} none={t('noDiagnoses')}>
        {inRank(record.diagnoses.rows).map(({ id, code, name, rank, caseKind, certainty }) => (
          <li key={id}>
            <strong>{code}</strong> {name}
            <span className="text-ink-soft">
              {[
                '',
                kinds(rank),
                kinds(caseKind),
                ...(certainty === 'suspected' ? [kinds('suspected')] : []),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </Part>
      <Part title={t('procedures')} known={record.procedures} none={t('noProcedures')}>
        {record.procedures.rows.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </Part>
      <Part title={t('medicines')} known={record.medicines} none={t('noMedicines')}>
        {record.medicines.rows.map(({ name, rule, amount }, index) => (
          // The order is the identity of a line.
          <li key={index}>
            <span className="font-medium">{name}</span>
            <span className="text-ink-soft">{` · ${rule} · ${amount}`}</span>
          </li>
        ))}
      </Part>
    </Dialog>
  )
}
