import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal'
import { FocusBack } from './focus-back.js'
import { useKeys, type KeyBindings } from './keys.js'

export interface DialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** Buttons, the primary one last. */
  actions: ReactNode
  /** The keys of this layer. While it is open, those of the screen below rest. */
  keys?: KeyBindings
  /** Text alone: the keyboard comes to it, so that it can be scrolled. */
  isText?: boolean
}

/** A layer over the page. Esc closes it; a click beside it does not, because hands slip. The focus goes back to where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  keys = {},
  isText = false,
}: DialogProps) {
  useKeys(keys, { level: 'layer', isDisabled: !isOpen })
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      className="fixed inset-0 z-20 flex items-center justify-center bg-ink/40 p-4 phone:items-end phone:p-0"
    >
      <Modal className="flex max-h-full w-full max-w-lg flex-col rounded-md border border-line-strong bg-ground shadow-layer phone:rounded-b-none">
        <AriaDialog data-layer="" className="flex min-h-0 flex-col outline-none">
          <FocusBack />
          <Heading slot="title" className="border-b border-line px-5 py-3 text-lg font-semibold">
            {title}
          </Heading>
          <div
            className="grid gap-3 overflow-y-auto px-5 py-4"
            {...(isText && { tabIndex: 0, role: 'group', 'aria-label': title })}
          >
            {children}
          </div>
          <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
