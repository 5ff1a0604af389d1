import { Ellipsis } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components/Menu'
import { classes } from './classes.js'
import { layerList, optionList, optionRow } from './list-parts.js'

export interface RailItem {
  id: string
  label: string
  /** One lucide icon, 20 px. */
  icon: ReactNode
  href: string
  /** Live; nothing is shown for 0 or undefined. */
  count?: number | undefined
  /** Says what the count counts to a screen reader: `7 menunggu`. */
  countLabel?: string | undefined
  /** The count asks for a person. */
  needsAttention?: boolean
}

export interface RailProps {
  label: string
  items: readonly RailItem[]
  currentId?: string | undefined
  /** Without it the links load their page. */
  onGo?: (item: RailItem) => void
  /** The fifth place of the phone's bar, when there are more than five. */
  moreLabel: string
  /** Above the places: whose product, which station. */
  children?: ReactNode
}

const PLACES = 5

/** The screens of the day: a rail on the left, on the phone a bar of five below. */
export function Rail({ label, items, currentId, onGo, moreLabel, children }: RailProps) {
  const fits = items.length <= PLACES
  const shown = fits ? items : items.slice(0, PLACES - 1)
  const rest = fits ? [] : items.slice(PLACES - 1)
  const go = (item: RailItem) => (event: MouseEvent) => {
    if (!onGo || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    onGo(item)
  }
  return (
    <nav aria-label={label} className="min-h-0 overflow-y-auto phone:overflow-visible">
      {children}
      <ul className="flex flex-col gap-0.5 px-2 pb-2 short:gap-0 phone:grid phone:auto-cols-fr phone:grid-flow-col phone:gap-0 phone:p-0">
        {items.map((item) => (
          <li key={item.id} className={shown.includes(item) ? '' : 'phone:hidden'}>
            <a
              href={item.href}
              onClick={go(item)}
              aria-current={item.id === currentId ? 'page' : undefined}
              className={classes(
                place,
                item.id === currentId ? placeCurrent : 'text-ink-soft hover:bg-line/60',
              )}
            >
              <span aria-hidden="true" className="shrink-0">
                {item.icon}
              </span>
              <span className={word}>{item.label}</span>
              <Count {...item} className={onBar} />
            </a>
          </li>
        ))}
        {rest.length > 0 && (
          <li className="hidden phone:block">
            <MenuTrigger>
              <Button
                className={classes(
                  place,
                  rest.some(({ id }) => id === currentId) ? placeCurrent : 'text-ink-soft',
                )}
              >
                <Ellipsis size={20} aria-hidden="true" />
                <span className={word}>{moreLabel}</span>
              </Button>
              <Popover {...layerList}>
                <Menu
                  items={rest}
                  className={classes(optionList, 'min-w-56')}
                  onAction={(id) => {
                    const item = rest.find((other) => other.id === id)
                    if (item && onGo) onGo(item)
                  }}
                >
                  {(item) => (
                    <MenuItem
                      id={item.id}
                      textValue={item.label}
                      {...(!onGo && { href: item.href })}
                      className={optionRow}
                    >
                      {item.icon}
                      <span className="grow">{item.label}</span>
                      <Count {...item} />
                    </MenuItem>
                  )}
                </Menu>
              </Popover>
            </MenuTrigger>
          </li>
        )}
      </ul>
    </nav>
  )
}

function Count({ count, countLabel, needsAttention, className }: RailItem & { className?: string }) {
  if (!count) return null
  return (
    <span
      className={classes(
        'flex shrink-0 items-center gap-1 text-sm font-semibold',
        className,
        needsAttention ? 'text-attention' : 'text-ink-soft',
      )}
    >
      {needsAttention && <span aria-hidden="true">◇</span>}
      <span aria-hidden={countLabel ? true : undefined}>{count}</span>
      {countLabel && <span className="sr-only">{countLabel}</span>}
    </span>
  )
}

const place =
  'relative flex min-h-10 w-full items-center gap-2.5 rounded-md px-2.5 font-medium -outline-offset-2! short:min-h-9 phone:min-h-14 phone:flex-col phone:gap-0.5 phone:rounded-none phone:px-0.5 phone:pt-1.5'
const placeCurrent =
  'bg-surface text-action-strong before:absolute before:inset-y-2 before:left-0 before:w-1 before:rounded-full before:bg-action phone:before:inset-x-4 phone:before:inset-y-0 phone:before:h-1 phone:before:w-auto'
const onBar = 'phone:absolute phone:top-1 phone:left-1/2 phone:ml-3 phone:text-xs'
const word =
  'min-w-0 grow leading-5 phone:w-full phone:text-center phone:text-xs phone:leading-3.5 phone:tracking-tight'
