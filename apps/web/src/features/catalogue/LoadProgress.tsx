import { Button } from '@lentera/ui/Button'
import { Notice } from '@lentera/ui/Notice'
import { Progress } from '@lentera/ui/Progress'
import { useTranslations } from 'use-intl'
import { useSaveText } from '../../platform/use-save-text'
import { loadRun, type RunState } from './load-run'

/** How far a list is; it goes on while somebody works on another screen. */
export function LoadProgress({ run }: { run: RunState }) {
  const t = useTranslations('catalogue')
  const saveText = useSaveText()
  const { kind, what, done, total, phase } = run
  if (phase === 'running')
    return (
      <Progress
        label={t(`running.${what}`, { kind: t(`kinds.${kind}`) })}
        value={done}
        max={total}
        valueText={t('progress', { done, total })}
      />
    )
  const close = (
    <Button size="small" onPress={() => loadRun.dismiss()}>
      {t('read')}
    </Button>
  )
  if (phase === 'failed')
    return (
      <Notice tone="attention" action={close}>
        {t('stopped', { done, total })} {saveText(run.error)}
      </Notice>
    )
  return <Notice action={close}>{t(`finished.${what}`, { count: total, kind: t(`kinds.${kind}`) })}</Notice>
}
