// Says what a long command is doing, which step of how many, and how long each took.

/** Runs the steps that have work to do, in order; `total` says how many there are in all. */
export async function runSteps(steps) {
  const due = []
  for (const step of steps) if (await step.isDue()) due.push(step)
  for (const [index, { title, work }] of due.entries()) {
    const prefix = `[${index + 1}/${due.length}]`
    console.log(`${prefix} ${title} ...`)
    const began = Date.now()
    await work()
    console.log(`${prefix} selesai dalam ${seconds(Date.now() - began)} detik`)
  }
}

/** Tenths of a second with the Indonesian comma. */
export const seconds = (milliseconds) => (milliseconds / 1000).toFixed(1).replace('.', ',')
