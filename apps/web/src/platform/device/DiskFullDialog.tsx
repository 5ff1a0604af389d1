import { Button } from '@lentera/ui/Button'
import { Dialog } from '@lentera/ui/Dialog'
import { useTranslations } from 'use-intl'

/**
 * Nothing was stored, and what somebody has typed must not be lost with the page: it can be printed, kept as a
 * file, or saved once more when there is room.
 * @param text the form as it is filled in
 */
export function DiskFullDialog({
  text,
  onAgain,
  onClose,
}: {
  text: string
  onAgain: () => void
  onClose: () => void
}) {
  const t = useTranslations('keeping.full')
  return (
    <Dialog
      title={t('title')}
      isOpen
      onClose={onClose}
      keys={{ save: onAgain }}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            {t('back')}
          </Button>
          <Button onPress={() => window.print()}>{t('print')}</Button>
          <Button onPress={() => keepAsFile(text)}>{t('file')}</Button>
          <Button look="primary" keys="save" onPress={onAgain}>
            {t('again')}
          </Button>
        </>
      }
    >
      <p role="alert">{t('text')}</p>
      <pre className="max-h-60 overflow-auto rounded-md border border-line bg-sunken p-2 text-sm whitespace-pre-wrap">
        {text}
      </pre>
    </Dialog>
  )
}

function keepAsFile(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `isian-lentera-${new Date().toISOString().slice(0, 16).replace(/[:T]/g, '-')}.txt`
  link.click()
  URL.revokeObjectURL(url)
}
