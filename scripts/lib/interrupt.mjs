// Ctrl-C during the tests: what was started is ended first.
const cleanups = new Set()
let isEnding = false

/** Registers work for that moment; gives the function that takes it back. */
export function onInterrupt(cleanup) {
  cleanups.add(cleanup)
  return () => cleanups.delete(cleanup)
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    if (isEnding) return
    isEnding = true
    for (const cleanup of cleanups) await cleanup().catch((error) => console.error(error.message))
    process.exit(130)
  })
}
