import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components/Menu'
import { classes } from './classes.js'
import { KeyHint } from './KeyHint.js'
import type { KeyAction } from './keys.js'
import { layerList, optionList, optionRow } from './list-parts.js'

export interface MenuChoice {
  id: string
  label: string
  keys?: KeyAction
  icon?: ReactNode
}

export interface MenuButtonProps {
  children: ReactNode
  /** Names the button when its content is more than a word. */
  label?: string
  choices: readonly MenuChoice[]
  onChoose: (id: string) => void
  className?: string
}

/** Quiet things behind one button: `Sari ▾`. */
export function MenuButton({ children, label, choices, onChoose, className }: MenuButtonProps) {
  return (
    <MenuTrigger>
      <Button
        aria-label={label}
        className={classes(
          'inline-flex min-h-10 items-center gap-1.5 rounded-md px-2.5 font-medium whitespace-nowrap data-hovered:bg-sunken data-pressed:bg-sunken short:min-h-8 touch:min-h-12',
          className,
        )}
      >
        {children}
        <ChevronDown size={16} aria-hidden="true" className="text-ink-soft" />
      </Button>
      <Popover {...layerList}>
        <Menu
          items={choices}
          onAction={(id) => onChoose(String(id))}
          className={classes(optionList, 'min-w-48')}
        >
          {(choice) => (
            <MenuItem id={choice.id} textValue={choice.label} className={optionRow}>
              {choice.icon}
              <span className="grow">{choice.label}</span>
              {choice.keys && <KeyHint action={choice.keys} />}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
