import type { ReactNode, Ref } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { classes } from './classes.js'
import { KeyHint } from './KeyHint.js'
import type { KeyAction } from './keys.js'

const LOOKS = {
  primary: 'border-action bg-action text-white data-hovered:bg-action-strong data-pressed:bg-action-strong',
  secondary: 'border-line-strong bg-surface text-ink data-hovered:border-ink-soft data-pressed:bg-sunken',
  quiet: 'border-transparent text-action data-hovered:bg-action-soft data-pressed:bg-action-soft',
  danger: 'border-danger bg-surface text-danger data-hovered:bg-danger-soft data-pressed:bg-danger-soft',
}

export interface ButtonProps {
  children: ReactNode
  onPress?: () => void
  look?: keyof typeof LOOKS
  /** Shows the action's key. Binding it is `useKeys`' work. */
  keys?: KeyAction
  /** Always with a word beside it; `label` names a button whose word is not enough. */
  icon?: ReactNode
  label?: string
  size?: 'regular' | 'small'
  type?: 'button' | 'submit'
  isDisabled?: boolean
  autoFocus?: boolean
  className?: string
  ref?: Ref<HTMLButtonElement>
}

export function Button(props: ButtonProps) {
  const { children, onPress, look = 'secondary', keys, icon, label, size = 'regular', className } = props
  return (
    <AriaButton
      ref={props.ref}
      type={props.type ?? 'button'}
      isDisabled={props.isDisabled}
      autoFocus={props.autoFocus}
      onPress={onPress && (() => onPress())}
      aria-label={label}
      className={classes(
        'inline-flex items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap transition-colors select-none',
        'data-disabled:border-line data-disabled:bg-sunken data-disabled:text-ink-faint',
        size === 'small' ? 'min-h-8 px-2.5 text-sm' : 'min-h-10 px-4',
        'touch:min-h-12',
        LOOKS[look],
        className,
      )}
    >
      {icon}
      <span>{children}</span>
      {keys && <KeyHint action={keys} />}
    </AriaButton>
  )
}
