import type { ReactNode, Ref } from 'react'
import { Collection } from 'react-aria-components/Collection'
import { Header } from 'react-aria-components/Header'
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { classes } from './classes.js'
import { listRow, rowMarked, rowOpen } from './list-parts.js'
import { runsOf } from './runs.js'

export interface RowListProps<Row extends { id: string }> {
  label: string
  rows: readonly Row[]
  /** Enter, or a press. */
  onOpen: (id: string) => void
  /** How a row is named to type-ahead and screen readers. */
  textOf: (row: Row) => string
  children: (row: Row) => ReactNode
  /** A heading over each run of rows that belong together; the rows stay in the order they are given. */
  groupOf?: ((row: Row) => string) | undefined
  /** A calm sentence instead of an empty box. */
  emptyText: string
  /** The row that stays marked while its record stands beside the list. */
  openId?: string | undefined
  /** The first row takes the focus when the list appears. */
  autoFocus?: boolean
  className?: string
  ref?: Ref<HTMLDivElement>
}

/** A worklist: arrows, Home and End walk, Enter opens. Never sorts itself. */
export function RowList<Row extends { id: string }>(props: RowListProps<Row>) {
  const { label, rows, onOpen, textOf, children, emptyText, openId, autoFocus, className, groupOf } = props
  const rowOf = (item: Row) => (
    <ListBoxItem
      id={item.id}
      textValue={textOf(item)}
      className={({ isFocused, isHovered }) =>
        classes(
          listRow,
          isFocused ? rowMarked : isHovered && 'bg-sunken',
          item.id === openId && !isFocused && rowOpen,
        )
      }
    >
      {children(item)}
    </ListBoxItem>
  )
  return (
    <ListBox
      ref={props.ref}
      aria-label={label}
      {...(!groupOf && { items: rows })}
      dependencies={[children, openId]}
      onAction={(key) => onOpen(String(key))}
      autoFocus={autoFocus ? 'first' : false}
      shouldFocusOnHover={false}
      renderEmptyState={() => <p className="px-3 py-2 text-ink-faint">{emptyText}</p>}
      className={classes('grid content-start outline-none', className)}
    >
      {groupOf
        ? runsOf(rows, groupOf).map((run) => (
            <ListBoxSection key={run.id} id={run.id}>
              <Header className="px-3 pt-3 pb-1 text-sm font-semibold text-ink-soft">{run.label}</Header>
              <Collection items={run.rows} dependencies={[children, openId]}>
                {rowOf}
              </Collection>
            </ListBoxSection>
          ))
        : rowOf}
    </ListBox>
  )
}
