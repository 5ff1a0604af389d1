import { keyLabel, type KeyAction } from './keys.js'

/** The key of an action, as a small key cap. Hidden where fingers are the keyboard. */
export function KeyHint({ action, text }: { action?: KeyAction; text?: string }) {
  return (
    <kbd
      aria-hidden="true"
      className="rounded-sm border border-current/40 px-1 font-sans text-xs leading-4.5 font-medium whitespace-nowrap touch:hidden"
    >
      {text ?? (action && keyLabel(action))}
    </kbd>
  )
}
