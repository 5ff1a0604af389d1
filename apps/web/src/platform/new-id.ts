/** A UUID of version 7: its first bits are the device's time, which only keeps new rows together in an index. */
export function newId(
  now = Date.now(),
  random: Uint8Array = crypto.getRandomValues(new Uint8Array(10)),
): string {
  const time = Math.max(0, now).toString(16).padStart(12, '0').slice(-12)
  const [first, second, third, fourth, ...rest] = [...random].map((byte) =>
    byte.toString(16).padStart(2, '0'),
  )
  const version = `7${first!.slice(1)}${second}`
  const variant = (0x80 | (parseInt(third!, 16) & 0x3f)).toString(16) + fourth
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${rest.join('')}`
}
