'use client'
import type { Paper } from '@lentera/documents/paper'
import { Button } from '@lentera/ui/Button'
import { Dialog } from '@lentera/ui/Dialog'
import { useKeys } from '@lentera/ui/keys'
import { useCallback, useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { isWrongStock, paperProfile, stockOf } from './paper-profile'
import { PrintListDialog } from './PrintListDialog'
import { printPaper } from './print-paper'
import { PrinterContext } from './printer'

/** Where papers leave: asks first where this desk's printer holds another paper. Shift+F9 lists what was printed. */
export function PrinterDoor({ children }: { children: ReactNode }) {
  const t = useTranslations('print')
  const [held, setHeld] = useState<Paper | null>(null)
  const [isListing, setListing] = useState(false)
  const print = useCallback((paper: Paper) => {
    if (isWrongStock(paper.format, paperProfile.read())) setHeld(paper)
    else printPaper(paper)
  }, [])
  const printHeld = () => {
    if (held) printPaper(held)
    setHeld(null)
  }
  useKeys({ printList: () => setListing(true) }, { level: 'frame' })
  return (
    <PrinterContext value={print}>
      {children}
      {isListing && <PrintListDialog onClose={() => setListing(false)} />}
      {held && (
        <Dialog
          title={t('wrongStock.title')}
          isOpen
          onClose={() => setHeld(null)}
          keys={{ save: printHeld }}
          actions={
            <>
              <Button onPress={() => setHeld(null)}>{t('cancel')}</Button>
              <Button look="primary" keys="save" onPress={printHeld} autoFocus>
                {t('wrongStock.go')}
              </Button>
            </>
          }
        >
          <p>{t('wrongStock.text', { paper: t(`stock.${stockOf(held.format)}`) })}</p>
        </Dialog>
      )}
    </PrinterContext>
  )
}
