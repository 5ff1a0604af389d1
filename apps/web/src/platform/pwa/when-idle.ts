/** Runs work once the page is painted and the browser has nothing better to do; Safari has no idle callback. */
export function whenIdle(work: () => void): void {
  const afterPaint = () =>
    'requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 2000 }) : setTimeout(work, 200)
  requestAnimationFrame(() => setTimeout(afterPaint))
}
