import type { LogFile, LogFolder, LogName } from '@lentera/sync/second-copy/second-copy-log'

const FOLDER = 'salinan'

/**
 * The second copy's two files in the origin's private file system. A handle is held for one operation only:
 * while it is, no other tab can open the file, and a tab may be asleep for hours.
 */
export const opfsFolder: LogFolder = {
  async open(name: LogName): Promise<LogFile> {
    const root = await navigator.storage.getDirectory()
    const folder = await root.getDirectoryHandle(FOLDER, { create: true })
    const file = await folder.getFileHandle(`${name}.log`, { create: true })
    return file.createSyncAccessHandle()
  },

  async remove(): Promise<void> {
    const root = await navigator.storage.getDirectory()
    try {
      await root.removeEntry(FOLDER, { recursive: true })
    } catch (error) {
      if ((error as DOMException).name !== 'NotFoundError') throw error
    }
  },
}
