import type { ReactNode } from 'react'
import { Rail, type RailProps } from './Rail.js'

export interface FrameProps {
  /** The product's name and mark, above the rail. */
  brand: ReactNode
  station: string
  rail: RailProps
  search: ReactNode
  /** The two lights. */
  status: ReactNode
  /** Who works here: a MenuButton. */
  person: ReactNode
  /** Sentences for every screen: a wrong clock, an update. */
  notices?: ReactNode
  /** The PatientBanner, while somebody is open. */
  banner?: ReactNode
  children: ReactNode
  /** Bottom left: where the record is. */
  trail?: ReactNode
  /** Bottom right: the primary action last. */
  actions?: ReactNode
  skipLabel: string
}

/**
 * The frame of every screen. Only the work area scrolls, so that banner and primary action stay in
 * sight. Below 600 px of height, head and banner take 96 px together.
 */
export function Frame(props: FrameProps) {
  const {
    brand,
    station,
    rail,
    search,
    status,
    person,
    notices,
    banner,
    children,
    trail,
    actions,
    skipLabel,
  } = props
  return (
    <div className="grid h-dvh grid-cols-[13rem_minmax(0,1fr)] overflow-hidden bg-ground phone:grid-cols-1 phone:grid-rows-[minmax(0,1fr)_auto] print:block print:h-auto print:overflow-visible">
      <a
        href="#work"
        className="sr-only rounded-md bg-action px-3 py-2 text-white focus:not-sr-only focus:absolute focus:top-1 focus:left-1 focus:z-10"
      >
        {skipLabel}
      </a>
      <div className="flex min-h-0 flex-col border-r border-line bg-sunken phone:order-last phone:border-t phone:border-r-0 phone:pb-[env(safe-area-inset-bottom)] print:hidden">
        <Rail {...rail}>
          <div className="flex min-h-14 flex-wrap items-baseline gap-x-2 px-4.5 pt-3.5 short:min-h-10 short:pt-2 phone:hidden">
            <span className="font-semibold tracking-tight text-action-strong">{brand}</span>
            <span className="text-sm text-ink-soft">{station}</span>
          </div>
        </Rail>
      </div>
      <div className="flex min-h-0 min-w-0 flex-col print:block">
        <header className="flex min-h-14 shrink-0 items-center gap-x-5 border-b border-line px-4 short:min-h-10 phone:flex-wrap phone:gap-x-2 phone:px-3 phone:pt-1.5 print:hidden">
          <div className="min-w-0 flex-1">
            <div className="max-w-xl">{search}</div>
          </div>
          <div className="flex items-center gap-x-4 phone:order-last phone:basis-full phone:py-0.5">
            {status}
          </div>
          {person}
        </header>
        {banner && <div className="shrink-0 print:hidden">{banner}</div>}
        {notices && <div className="grid shrink-0 gap-2 px-4 pt-2 phone:px-3 print:hidden">{notices}</div>}
        <main
          // Positioned, so that what is hidden for the eye alone scrolls with it and never the page.
          id="work"
          tabIndex={0}
          className="relative min-h-0 flex-1 scroll-py-4 overflow-y-auto px-4 py-4 short:py-2.5 phone:px-3 print:overflow-visible"
        >
          {children}
        </main>
        {(trail || actions) && (
          <footer className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-t border-line bg-ground px-4 py-2 short:py-1 phone:px-3 print:hidden">
            <div className="min-w-0 flex-1 basis-56 phone:basis-full">{trail}</div>
            <div className="flex flex-wrap items-center justify-end gap-2 phone:basis-full phone:*:flex-1 phone:*:px-2 phone:[&_svg]:hidden">
              {actions}
            </div>
          </footer>
        )}
      </div>
    </div>
  )
}
