/** What React Aria says by itself, to screen readers only. It knows no Indonesian. */
export interface AriaTexts {
  closeList: string
  choose: string
  openMenuByLongPress: string
}

// React Aria looks here before it reads its own dictionaries, and throws on a package it does not find.
const PACKAGES = [
  ...[
    'autocomplete',
    'breadcrumbs',
    'calendar',
    'color',
    'combobox',
    'datepicker',
    'dnd',
    'grid',
    'gridlist',
  ],
  ...[
    'link-preview',
    'menu',
    'numberfield',
    'overlays',
    'searchfield',
    'spinbutton',
    'steplist',
    'table',
    'tag',
  ],
  ...['toast', 'tree'],
].map((name) => `@react-aria/${name}`)
const OTHERS = ['react-aria', 'react-aria-components', '@react-stately/color', '@react-stately/datepicker']

/** Gives React Aria our sentences. Call once, before the first render, in the browser. */
export function setAriaTexts(locale: string, texts: AriaTexts): void {
  const { closeList, choose, openMenuByLongPress } = texts
  const strings: Record<string, object> = Object.fromEntries(
    [...PACKAGES, ...OTHERS].map((name) => [name, {}]),
  )
  strings['@react-aria/overlays'] = { dismiss: closeList }
  strings['@react-aria/menu'] = { longPressMessage: openMenuByLongPress }
  strings['react-aria-components'] = { selectPlaceholder: choose }
  const globals = window as unknown as Record<symbol, unknown>
  globals[Symbol.for('react-aria.i18n.locale')] = locale
  globals[Symbol.for('react-aria.i18n.strings')] = strings
}
