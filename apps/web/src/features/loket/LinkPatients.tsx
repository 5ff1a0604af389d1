import { patientDirectory, type PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { LinkPatients as LinkCommand } from '@lentera/contracts/patients/patient-link'
import { Button } from '@lentera/ui/Button'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { Notice } from '@lentera/ui/Notice'
import { RowList } from '@lentera/ui/RowList'
import { TextField } from '@lentera/ui/TextField'
import { cleanLine } from '@lentera/contracts/kernel/text'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice, useDeviceState } from '../../platform/device/DeviceProvider'
import { useLocal } from '../../platform/local/use-local'
import { OpenPatient } from '../../platform/patients/OpenPatient'
import { recordNumberText } from '../../platform/patients/patient-words'
import { useSaveForm } from '../../platform/use-save-form'
import { useDirectoryHits } from '../../platform/workplace/patient-search'
import { useToday } from '../../platform/workplace/use-today'
import { LinkedNumbers } from './LinkedNumbers'
import { PatientHit } from '../../platform/patients/PatientHit'

const SHOWN = 6

export interface LinkPatientsProps {
  readonly patientId: string
  readonly onDone: () => void
}

/** Says that two numbers are one person, or takes that back, `/loket/?gabung=…`. */
export function LinkPatients({ patientId, onDone }: LinkPatientsProps) {
  const t = useTranslations('link')
  const isHead = useDeviceState(({ person }) => person?.grants.some(({ role }) => role === 'head')) ?? false
  const entry = useLocal(
    ['link-of', patientId],
    (view) => view.get(patientDirectory, patientId)?.record ?? null,
  )
  if (!isHead || !entry) return <Notice>{t('noRight')}</Notice>
  return <LinkForm entry={entry} onDone={onDone} />
}

function LinkForm({ entry, onDone }: { entry: PatientDirectoryEntry; onDone: () => void }) {
  const t = useTranslations('link')
  const p = useTranslations('patient')
  const { core } = useDevice()
  const today = useToday()
  const [text, setText] = useState('')
  const [other, setOther] = useState<PatientDirectoryEntry | null>(null)
  const [kept, setKept] = useState<string | null>(null)
  const hits = useDirectoryHits(text)
    .filter(({ id }) => id !== entry.id)
    .slice(0, SHOWN)

  const { box, props, complaint } = useSaveForm({
    check: () => (other && kept ? true : t('choose')),
    store: async () => {
      const [to, from] = kept === entry.id ? [entry, other!] : [other!, entry]
      const { seq } = await core.save(LinkCommand, { from: from.id, to: to.id })
      const numbers = { from: from.medicalRecordNumber, to: to.medicalRecordNumber }
      return { saved: { seq, text: (time) => t('saved', { ...numbers, time }) }, goOn: onDone }
    },
    onBack: onDone,
    words: { save: t('save'), back: t('back') },
    banner: <OpenPatient entry={entry} on={today} />,
  })

  return (
    <form ref={box} {...props} className="grid max-w-4xl gap-4" aria-label={t('open')}>
      <div className="grid gap-1">
        <h1 className="text-lg font-semibold">{t('title')}</h1>
        <p className="text-ink-soft">{t('explain')}</p>
      </div>
      <LinkedNumbers patientId={entry.id} />
      {complaint && <Notice tone="attention">{complaint}</Notice>}
      {!other && (
        <>
          <TextField
            label={t('search')}
            value={text}
            maxLength={100}
            onChange={(next) => setText(cleanLine(next))}
          />
          {text.trim() !== '' && (
            <RowList
              label={t('hits')}
              rows={hits}
              onOpen={(id) => setOther(hits.find((hit) => hit.id === id) ?? null)}
              textOf={({ name }) => name}
              emptyText={t('noHits')}
            >
              {(hit) => <PatientHit entry={hit} />}
            </RowList>
          )}
        </>
      )}
      {other && (
        <>
          <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
            <Side title={t('this')} entry={entry} />
            <Side title={t('other')} entry={other} />
          </div>
          <ChoiceField
            label={t('keep')}
            value={kept}
            onChange={setKept}
            choices={[entry, other].map(({ id, medicalRecordNumber: number }, index) => ({
              value: id,
              label: recordNumberText(p, number),
              keys: String(index + 1),
            }))}
          />
          <Button look="quiet" size="small" className="justify-self-start" onPress={() => setOther(null)}>
            {t('another')}
          </Button>
        </>
      )}
    </form>
  )
}

function Side({ title, entry }: { title: string; entry: PatientDirectoryEntry }) {
  return (
    <section aria-label={title} className="grid content-start gap-1 rounded-md border border-line-strong p-4">
      <h2 className="text-sm font-medium text-ink-soft">{title}</h2>
      <PatientHit entry={entry} />
    </section>
  )
}
