'use client'
import type { CatalogueKind } from '@lentera/contracts/catalogue/entry'
import { Button } from '@lentera/ui/Button'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { useRef, useState, type ChangeEvent } from 'react'
import { useTranslations } from 'use-intl'
import { readTable } from '../../platform/import/read-table'
import { TableError, type TableRow, type TableTrouble } from '../../platform/import/table'
import { LoadProgress } from './LoadProgress'
import { PastLoads } from './PastLoads'
import { useLoadRun } from './use-load-run'
import { ChosenFile } from './ChosenFile'

interface Opened {
  readonly name: string
  readonly rows: readonly TableRow[]
}

/** For the one who looks after the lists: whole lists of diagnoses, drugs and procedures from a file, and back. */
export function ImportScreen() {
  const t = useTranslations('catalogue')
  const [kind, setKind] = useState<CatalogueKind>('diagnoses')
  const [opened, setOpened] = useState<Opened | null>(null)
  const [trouble, setTrouble] = useState<TableTrouble | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const run = useLoadRun()
  const choose = () => chooser.current?.click()
  const open = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    target.value = ''
    if (!file) return
    setTrouble(null)
    setOpened(null)
    try {
      setOpened({ name: file.name, rows: await readTable(file) })
    } catch (error) {
      if (!(error instanceof TableError)) throw error
      setTrouble(error.trouble)
    }
  }
  useKeys({ ownL: choose })
  return (
    <div className="grid gap-4">
      <h1 className="text-lg font-semibold">{t('title')}</h1>
      <p className="max-w-3xl text-sm text-ink-soft">{t('text')}</p>
      {run && <LoadProgress run={run} />}
      <div className="flex flex-wrap items-end gap-4">
        <ChoiceField
          label={t('kind')}
          value={kind}
          onChange={(value) => value && setKind(value)}
          choices={[
            { value: 'diagnoses', label: t('kinds.diagnoses'), keys: '1' },
            { value: 'drugs', label: t('kinds.drugs'), keys: '2' },
            { value: 'procedures', label: t('kinds.procedures'), keys: '3' },
          ]}
          autoFocus
        />
        <Button keys="ownL" onPress={choose}>
          {t('choose')}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept=".csv,.txt,.tsv,.xlsx"
          hidden
          aria-label={t('choose')}
          onChange={(event) => void open(event)}
        />
      </div>
      {trouble && <Notice tone="attention">{t(`trouble.${trouble}`)}</Notice>}
      {opened && (
        <ChosenFile
          key={`${kind} ${opened.name}`}
          kind={kind}
          fileName={opened.name}
          rows={opened.rows}
          onDone={() => setOpened(null)}
        />
      )}
      <PastLoads />
    </div>
  )
}
