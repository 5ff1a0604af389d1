/** Forms with words that are not stored yet. */
export const unkeptDrafts = new Set<() => Promise<void>>()

/** Stores at once what would wait for a pause in typing: before a lock, which takes the key away. */
export const keepDrafts = () => Promise.all([...unkeptDrafts].map((keep) => keep()))
