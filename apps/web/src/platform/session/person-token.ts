import { refresh } from './api'

/** A token is not used up to its last second. */
const EARLY_MS = 60_000

let token: { readonly text: string; readonly of: string; readonly until: number } | null = null

/** A fresh token of the person who works here; null: the server's session is somebody else's, or none. */
export async function personToken(userId: string): Promise<string | 'unreachable' | null> {
  if (token?.of === userId && token.until > performance.now()) return token.text
  const answer = await refresh()
  if (answer.result === 'unreachable') return 'unreachable'
  if (answer.result === 'problem' || answer.value.user.id !== userId) return null
  const { accessToken, expiresIn } = answer.value
  token = { text: accessToken, of: userId, until: performance.now() + expiresIn * 1000 - EARLY_MS }
  return accessToken
}

/** The server did not take it. */
export const forgetToken = (): void => {
  token = null
}
