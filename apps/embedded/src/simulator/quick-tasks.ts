/**
 * Tasks without a turn of the event loop between them, which costs more than most tasks do: one after the other,
 * each after all promises of the one before have run, as IndexedDB demands of its tasks. Only for runs that wait for
 * nothing outside the process; timers and sockets get no turn before the last task is done.
 * fake-indexeddb asks `globalThis.setImmediate` for every task.
 */
export function quickTasks(): (task: () => void) => void {
  const waiting: (() => void)[] = []
  let next = 0
  const runOne = (): void => {
    const task = waiting[next]!
    next += 1
    if (next === waiting.length) waiting.length = next = 0
    else arm()
    task()
  }
  // Ticks run when the promises are done, so one that a promise asks for runs after the last of them.
  const arm = (): void => queueMicrotask(() => process.nextTick(runOne))
  return (task) => {
    waiting.push(task)
    if (waiting.length === 1) arm()
  }
}
