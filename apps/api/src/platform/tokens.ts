/** Injection tokens of what has no class of its own. */
export const STORE = Symbol('ServerStore')
export const CLOCK = Symbol('ServerClock')
export const PUSH = Symbol('Push')
export const PULL = Symbol('Pull')
export const COMMANDS = Symbol('Commands')
export const HEARD = Symbol('HeardDevices')
export const KNOWN_ACCOUNTS = Symbol('KnownAccounts')
