'use client'
import { isElsewhere } from '@lentera/domain/patients/elsewhere'
import { Button } from '@lentera/ui/Button'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'
import { Progress } from '@lentera/ui/Progress'
import { useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAreas } from '../../platform/areas'
import { useDevice } from '../../platform/device/DeviceProvider'
import { readTable } from '../../platform/import/read-table'
import { TableError, type TableRow, type TableTrouble } from '../../platform/import/table'
import { holdVersion } from '../../platform/pwa/unfinished'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { type Matching, matchingOf, rememberedMatching } from './columns'
import { ImportHistory } from './ImportHistory'
import { MatchColumns } from './MatchColumns'
import { placeWord } from './read-import-row'
import { readImport } from './read-import'
import { RefusedRows } from './RefusedRows'
import { type ImportResult, ImportStopped, runImport } from './run-import'

interface Opened {
  readonly file: File
  readonly header: TableRow
  readonly lines: readonly TableRow[]
}

type Doing =
  | { readonly kind: 'choosing' | 'ready' }
  | { readonly kind: 'running' | 'done'; readonly result: ImportResult }
  | { readonly kind: 'stopped'; readonly code: ImportStopped['code']; readonly result: ImportResult | null }

/** Brings an older system's list of patients in: file, columns, preview, import; and takes it back. */
export function ImportPatients() {
  const t = useTranslations('importing')
  const { core } = useDevice()
  const today = useToday()
  const { districtCode } = useFacility()
  const areas = useAreas()
  const input = useRef<HTMLInputElement>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [matching, setMatching] = useState<Matching>({})
  const [trouble, setTrouble] = useState<TableTrouble | null>(null)
  const [doing, setDoing] = useState<Doing>({ kind: 'choosing' })
  /** Counts what may have changed the list of imports. */
  const [runs, setRuns] = useState(0)

  const places = useMemo(() => {
    const own = [...areas.values()].filter(({ code }) => !isElsewhere(code))
    // Two villages of one name: that of the wilayah.
    const byName = own.sort((a) => (a.code.startsWith(districtCode) ? 1 : -1))
    return {
      villages: new Map(byName.map(({ code, name }) => [placeWord(name), code])),
      regencyCode: districtCode.slice(0, 4),
    }
  }, [areas, districtCode])
  const read = useMemo(
    () => (opened ? readImport(opened.lines, matching, places, today) : null),
    [opened, matching, places, today],
  )

  const choose = async (file: File) => {
    setTrouble(null)
    try {
      const [header, ...lines] = await readTable(file)
      setMatching(rememberedMatching.read(header!.cells) ?? matchingOf(header!.cells))
      setOpened({ file, header: header!, lines })
      setDoing({ kind: 'ready' })
    } catch (error) {
      setOpened(null)
      setDoing({ kind: 'choosing' })
      setTrouble(error instanceof TableError ? error.trouble : 'damaged')
    }
  }
  const start = async (rows = read?.rows ?? []) => {
    if (!opened || rows.length === 0 || doing.kind === 'running') return
    rememberedMatching.write(opened.header.cells, matching)
    let result: ImportResult = { sent: 0, registered: 0, named: [] }
    setDoing({ kind: 'running', result })
    const release = holdVersion()
    try {
      await runImport(core, opened.file, rows, (so) => {
        result = so
        setDoing({ kind: 'running', result })
      })
      setDoing({ kind: 'done', result })
    } catch (error) {
      setDoing({ kind: 'stopped', code: error instanceof ImportStopped ? error.code : 'refused', result })
    } finally {
      release()
      setRuns((before) => before + 1)
    }
  }
  useKeys({ save: () => void start(), new: () => input.current?.click() })

  const isReady = opened !== null && matching.name !== undefined && (read?.rows.length ?? 0) > 0
  const result =
    doing.kind === 'running' || doing.kind === 'done' || doing.kind === 'stopped' ? doing.result : null
  const doubtful = new Set(
    result?.named
      .filter(({ outcome, issues }) => outcome === 'refused' && issues.every(({ field }) => field !== 'nik'))
      .map(({ line }) => line),
  )
  return (
    <div className="grid max-w-4xl gap-4">
      <h1 className="text-lg font-semibold">{t('title')}</h1>
      <p className="text-ink-soft">{t('what')}</p>
      <div>
        <input
          ref={input}
          type="file"
          accept=".csv,.txt,.xlsx"
          aria-label={t('file')}
          className="sr-only"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) void choose(file)
            event.target.value = ''
          }}
        />
        <Button keys="new" onPress={() => input.current?.click()} isDisabled={doing.kind === 'running'}>
          {t('choose')}
        </Button>{' '}
        {opened && <span className="text-ink-soft">{opened.file.name}</span>}
      </div>
      {trouble && <Notice tone="attention">{t(`trouble.${trouble}`)}</Notice>}
      {opened && read && (
        <>
          <MatchColumns
            header={opened.header.cells}
            first={opened.lines[0]?.cells ?? []}
            {...{ matching }}
            onChange={setMatching}
          />
          <p role="status">
            {t('counts', {
              rows: read.rows.length,
              refused: read.refused.length,
              lines: opened.lines.length,
            })}
          </p>
          <RefusedRows refused={read.refused} />
          {doing.kind === 'ready' && (
            <div>
              <Button look="primary" keys="save" onPress={() => void start()} isDisabled={!isReady}>
                {t('start', { count: read.rows.length })}
              </Button>
            </div>
          )}
        </>
      )}
      {result && (
        <Progress
          label={t('progress')}
          value={result.sent}
          max={read?.rows.length ?? result.sent}
          valueText={t('progressText', { sent: result.sent, count: read?.rows.length ?? result.sent })}
        />
      )}
      {doing.kind === 'stopped' && (
        <Notice
          tone="attention"
          action={
            <Button size="small" keys="save" onPress={() => void start()}>
              {t('goOn')}
            </Button>
          }
        >
          {t(`stopped.${doing.code}`)}
        </Notice>
      )}
      {doing.kind === 'done' && (
        <Notice>
          {t('done', {
            registered: doing.result.registered,
            named: doing.result.sent - doing.result.registered,
          })}
        </Notice>
      )}
      {result && read && <NamedRows result={result} names={read.rows} />}
      {doing.kind === 'done' && doubtful.size > 0 && (
        <div>
          <Button
            onPress={() =>
              void start(
                read!.rows
                  .filter(({ line }) => doubtful.has(line))
                  .map((row) => ({ ...row, isSomebodyElse: true })),
              )
            }
          >
            {t('somebodyElse', { count: doubtful.size })}
          </Button>
        </div>
      )}
      <ImportHistory key={runs} isRunning={doing.kind === 'running'} />
    </div>
  )
}

const SHOWN = 200

function NamedRows({
  result,
  names,
}: {
  result: ImportResult
  names: readonly { readonly line: number; readonly demographics: { readonly name: string } }[]
}) {
  const t = useTranslations('importing')
  const nameOf = new Map(names.map(({ line, demographics }) => [line, demographics.name]))
  if (result.named.length === 0) return null
  return (
    <section className="grid gap-1">
      <h2 className="font-semibold">{t('named', { count: result.named.length })}</h2>
      <ul className="max-h-72 overflow-y-auto border border-line" tabIndex={0} aria-label={t('namedList')}>
        {result.named.slice(0, SHOWN).map(({ line, outcome, issues, known }) => (
          <li key={line} className="border-b border-line px-3 py-1">
            {t('line', { line })} <strong>{nameOf.get(line)}</strong>:{' '}
            {outcome === 'applied'
              ? t('remark', {
                  fields: issues
                    .map(({ field }) => field ?? '')
                    .filter(Boolean)
                    .join(', '),
                })
              : known
                ? t('known', { number: known })
                : t('notTaken')}
          </li>
        ))}
      </ul>
    </section>
  )
}
