import { patientDirectory } from '@lentera/contracts/patients/patient'
import type { LabelSize } from '@lentera/documents/medicine-label/medicine-label-paper'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { Dialog } from '@lentera/ui/Dialog'
import { Notice } from '@lentera/ui/Notice'
import { RowList } from '@lentera/ui/RowList'
import { SelectField } from '@lentera/ui/SelectField'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLocal } from '../local/use-local'
import { usePatientWords } from '../patients/patient-words'
import { useFacility, useToday } from '../workplace/use-today'
import { type PaperProfile, type PaperStock, paperProfile } from './paper-profile'
import { type PrintedPaper, printedToday } from './print-log'
import { usePrintAgain } from './use-print-again'

const ASKS = 'asks'
const STOCKS: readonly PaperStock[] = ['roll', 'label', 'sheet']
const SIZES: readonly LabelSize[] = ['60x40', '50x30']

/** What this device printed today, Enter prints one more; and what its printer holds. */
export function PrintListDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('print')
  const { timeZone } = useFacility()
  const { nameOf } = usePatientWords()
  const today = useToday()
  const printAgain = usePrintAgain()
  const [said, setSaid] = useState<string | null>(null)
  const [profile, setProfile] = useState(paperProfile.read)
  const [rows] = useState(() =>
    printedToday(today).map((one) => ({ ...one, id: `${one.paper}:${one.subjectId}` })),
  )
  const names = useLocal(
    ['printed-names', rows],
    (view) =>
      new Map(
        rows.map(({ patientId }) => [patientId, view.get(patientDirectory, patientId)?.record ?? null]),
      ),
  )
  const change = (part: Partial<PaperProfile>) => {
    const next = { ...profile, ...part }
    paperProfile.write(next)
    setProfile(next)
  }
  const nameOfRow = ({ patientId }: PrintedPaper) => {
    const entry = names.get(patientId)
    return entry ? `${nameOf(entry)}, ${entry.medicalRecordNumber}` : t('notHere')
  }
  const open = (id: string) => {
    const row = rows.find((one) => one.id === id)
    if (!row) return
    if (printAgain(row)) onClose()
    else setSaid(t('gone'))
  }
  return (
    <Dialog
      title={t('list')}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('close')}</Button>}
    >
      {said && <Notice tone="attention">{said}</Notice>}
      <p className="text-ink-soft">{t('hint')}</p>
      <RowList
        autoFocus
        label={t('list')}
        rows={rows}
        onOpen={open}
        textOf={nameOfRow}
        emptyText={t('empty')}
        className="max-h-64 overflow-y-auto"
      >
        {(row) => (
          <span className="flex flex-wrap justify-between gap-x-4">
            <span>
              <strong>{t(`paper.${row.paper}`)}</strong> {nameOfRow(row)}
            </span>
            <span className="text-sm text-ink-soft">
              {t('times', { time: localTime(row.at, timeZone), count: row.times })}
            </span>
          </span>
        )}
      </RowList>
      <SelectField
        label={t('profile.silent')}
        description={t('profile.silentHint')}
        placeholder=""
        value={profile.silent ?? ASKS}
        onChange={(id) => change({ silent: STOCKS.find((stock) => stock === id) ?? null })}
        options={[
          { id: ASKS, label: t('profile.asks') },
          ...STOCKS.map((id) => ({ id, label: t(`stock.${id}`) })),
        ]}
      />
      <SelectField
        label={t('profile.labelSize')}
        placeholder=""
        value={profile.labelSize}
        onChange={(id) => change({ labelSize: SIZES.find((size) => size === id) ?? '60x40' })}
        options={SIZES.map((id) => ({ id, label: t('profile.mm', { size: id.replace('x', ' x ') }) }))}
      />
    </Dialog>
  )
}
