// Rules run twice, on the device and on the server, so they may not ask the machine they run on.
const WHY = 'Rules get time, ids and chance with the command; they never ask the machine they run on.'
const ASKS_THE_MACHINE = [
  'Intl',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
  'process',
]
const TIME_OR_LANGUAGE = [
  'localeCompare',
  'toLocaleString',
  'toLocaleUpperCase',
  'toLocaleLowerCase',
  'toLocaleDateString',
  'toLocaleTimeString',
]

export const purityConfig = {
  files: ['packages/domain/**/*.ts', 'packages/contracts/**/*.ts'],
  ignores: ['**/*.test.ts'],
  rules: {
    'no-restricted-globals': ['error', ...ASKS_THE_MACHINE.map((name) => ({ name, message: WHY }))],
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message: WHY },
      { object: 'Math', property: 'random', message: WHY },
      ...TIME_OR_LANGUAGE.map((property) => ({
        property,
        message: 'Sort and write by code point here; languages belong to screens.',
      })),
    ],
  },
}

/** Selectors for `no-restricted-syntax`, which each file gets in one list. */
export const puritySelectors = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: WHY },
  { selector: 'CallExpression[callee.name="Date"]', message: WHY },
]
