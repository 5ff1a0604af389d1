import type { LogEntry } from '@lentera/sync/second-copy/frames'

/** What a tab asks its worker. One answer each, in order. */
export type CopyRequest =
  | { readonly n: number; readonly op: 'list' | 'read' | 'destroy' | 'isOnDisk' }
  | { readonly n: number; readonly op: 'append' | 'rewrite'; readonly entries: readonly LogEntry[] }

export type CopyAnswer =
  | { readonly n: number; readonly value: unknown }
  | { readonly n: number; readonly error: { readonly name: string; readonly message: string } }
