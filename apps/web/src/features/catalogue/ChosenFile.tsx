import type { CatalogueKind } from '@lentera/contracts/catalogue/entry'
import { localDate, localTime } from '@lentera/domain/kernel/local-date'
import { idFrom } from '@lentera/domain/kernel/id-from'
import { Button } from '@lentera/ui/Button'
import { formatDate } from '@lentera/ui/format'
import { FormSection } from '@lentera/ui/FormSection'
import { useKeys } from '@lentera/ui/keys'
import { SelectField } from '@lentera/ui/SelectField'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import type { TableRow } from '../../platform/import/table'
import { useFacility } from '../../platform/workplace/use-today'
import { useSlots } from '../../platform/workplace/slots'
import { useWork } from '../../platform/workplace/work-state'
import { type ColumnChoice, type FieldName, guessColumns, importFields, missingFields } from './import-fields'
import { loadRun } from './load-run'
import { Preview } from './Preview'
import { readLines } from './read-lines'
import { RefusedLines } from './RefusedLines'
import { pastLoads, rememberedColumns } from './remembered'
import { useLoadRun } from './use-load-run'
import { rowOf } from './use-known-rows'

export interface ChosenFileProps {
  readonly kind: CatalogueKind
  readonly fileName: string
  /** The first one holds the titles. */
  readonly rows: readonly TableRow[]
  readonly onDone: () => void
}

const NONE = 'none'

/** Columns of a file beside what they mean, the lines as they would be taken, and those that would not. */
export function ChosenFile({ kind, fileName, rows, onDone }: ChosenFileProps) {
  const t = useTranslations('catalogue')
  const { core } = useDevice()
  const facility = useFacility()
  const { showSaved } = useWork()
  const isRunning = useLoadRun()?.phase === 'running'
  const titles = rows[0]!.cells
  const [choice, setChoice] = useState<ColumnChoice>(() =>
    guessColumns(kind, titles, rememberedColumns.read(kind)),
  )
  const missing = missingFields(kind, choice)
  const lines = useMemo(
    () => readLines(kind, rows.slice(1), choice, rowOf(core.view, facility.id, kind)),
    [kind, rows, choice, core, facility],
  )
  const isReady = missing.length === 0 && lines.entries.length > 0 && !isRunning
  const load = async () => {
    if (!isReady) return
    rememberedColumns.write(kind, titles, choice)
    const entries = [...lines.entries] as Parameters<typeof loadRun.load>[3]
    // From what is in the list: begun again after a power cut it is the same load.
    const loadId = idFrom(facility.id, `load ${kind} ${JSON.stringify(entries)}`)
    const time = localTime(core.now(), facility.timeZone)
    const at = `${formatDate(localDate(core.now(), facility.timeZone))} ${time}`
    pastLoads.write({ loadId, kind, fileName, rows: entries.length, at, undone: false })
    onDone()
    const isStored = await loadRun.load(
      (definition, args) => core.save(definition, args),
      kind,
      loadId,
      entries,
    )
    const { seq } = loadRun.state!
    if (isStored)
      showSaved({
        seq,
        text: t('saved', { kind: t(`kinds.${kind}`), time: localTime(core.now(), facility.timeZone) }),
      })
  }
  useKeys({ save: () => void load(), back: onDone })
  useSlots({
    actions: (
      <>
        <Button look="quiet" keys="back" onPress={onDone}>
          {t('cancel')}
        </Button>
        <Button look="primary" keys="save" onPress={() => void load()} isDisabled={!isReady}>
          {t('load', { count: lines.entries.length })}
        </Button>
      </>
    ),
  })
  const options = [
    { id: NONE, label: t('noColumn') },
    ...titles.map((title, at) => ({ id: String(at), label: title || t('untitled', { number: at + 1 }) })),
  ]
  const chooseColumn = (name: FieldName, picked: string | null) => {
    const { [name]: _, ...others } = choice
    setChoice(picked === null || picked === NONE ? others : { ...others, [name]: Number(picked) })
  }
  return (
    <>
      <FormSection title={t('columns')} note={t('columnsNote', { name: fileName })}>
        {importFields[kind].map(({ name, isNeeded }) => (
          <SelectField
            key={name}
            label={t(`fields.${name}`)}
            isRequired={isNeeded}
            error={missing.includes(name) ? t('columnMissing') : undefined}
            value={String(choice[name] ?? NONE)}
            onChange={(picked) => chooseColumn(name, picked)}
            placeholder={t('noColumn')}
            options={options}
          />
        ))}
      </FormSection>
      {missing.length === 0 && (
        <>
          <p role="status">{t('counted', { taken: lines.entries.length, refused: lines.refused.length })}</p>
          <Preview kind={kind} entries={lines.entries} />
          {lines.refused.length > 0 && <RefusedLines lines={lines.refused} />}
        </>
      )}
    </>
  )
}
