import { Button } from '@lentera/ui/Button'
import { useKeys } from '@lentera/ui/keys'
import { Notice } from '@lentera/ui/Notice'

/** Instead of a form for a visit that somebody closed meanwhile. */
export function GoneVisit({ text, back, onDone }: { text: string; back: string; onDone: () => void }) {
  useKeys({ back: onDone })
  return (
    <Notice
      action={
        <Button size="small" keys="back" onPress={onDone} autoFocus>
          {back}
        </Button>
      }
    >
      {text}
    </Notice>
  )
}
