import fs, { type PathLike } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { moveDate } from './wrong-clock.js'

/**
 * Loaded before a server (`node --import`): its machine was switched on with an empty battery, so that its clock stands
 * an hour back, and nothing has set it from the network since.
 */
moveDate(-3_600_000)
const { existsSync } = fs
fs.existsSync = (path: PathLike) => !String(path).startsWith('/run/systemd/timesync/') && existsSync(path)
syncBuiltinESMExports()
