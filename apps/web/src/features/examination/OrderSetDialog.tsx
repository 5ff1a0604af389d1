import { type OrderSet, orderSets } from '@lentera/domain/charting/order-sets'
import { Button } from '@lentera/ui/Button'
import { Dialog } from '@lentera/ui/Dialog'
import { RowList } from '@lentera/ui/RowList'
import { useTranslations } from 'use-intl'

/** Alt+K: what is usual for an illness; a digit takes it at once. */
export function OrderSetDialog(props: {
  readonly onTake: (set: OrderSet) => void
  readonly onClose: () => void
}) {
  const t = useTranslations('examination.sets')
  return (
    <Dialog
      title={t('title')}
      isOpen
      onClose={props.onClose}
      actions={
        <Button look="quiet" onPress={props.onClose}>
          {t('close')}
        </Button>
      }
    >
      <Sets {...props} />
    </Dialog>
  )
}

function Sets({ onTake }: { readonly onTake: (set: OrderSet) => void }) {
  const t = useTranslations('examination.sets')
  const byDigit = (event: KeyboardEvent) => {
    const set = orderSets.sets[Number(event.key) - 1]
    if (set) onTake(set)
  }
  return (
    <div
      onKeyDownCapture={(event) => {
        if (event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key)) return
        event.preventDefault()
        byDigit(event.nativeEvent)
      }}
    >
      <RowList
        autoFocus
        label={t('title')}
        rows={orderSets.sets}
        onOpen={(id) => onTake(orderSets.sets.find((set) => set.id === id)!)}
        textOf={({ name }) => name}
        emptyText=""
      >
        {(set) => (
          <span className="grid">
            <span className="flex gap-3">
              <strong className="w-5">{orderSets.sets.indexOf(set) + 1}</strong>
              <strong>{set.name}</strong>
              <span className="text-ink-soft">{set.diagnosis.code}</span>
            </span>
            <span className="pl-8 text-sm text-ink-soft">
              {set.lines.map(({ drug, rule }) => `${drug} ${rule}`).join(' · ')}
            </span>
          </span>
        )}
      </RowList>
    </div>
  )
}
