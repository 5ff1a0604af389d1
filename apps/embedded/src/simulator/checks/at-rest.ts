import type { Evidence } from '../evidence.js'

/** I13: what lies on the disks of the devices names nobody. */
export const silentAtRest = ({ devices, personal }: Evidence): string[] =>
  devices.flatMap(({ name, disk }) =>
    personal.filter((word) => disk.includes(word)).map((word) => `${name} holds "${word}" in clear`),
  )

/** Everything on a disk as one text; bytes are read as UTF-8, in which a name in clear would lie. */
export function textOf(records: readonly unknown[]): string {
  return JSON.stringify(records, (_key, value: unknown) => {
    if (value instanceof ArrayBuffer) return Buffer.from(value).toString('utf8')
    if (ArrayBuffer.isView(value))
      return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('utf8')
    return value
  })
}
