const NAME = 'lentera-sesi-server'

/**
 * Whose refresh cookie this browser holds. After a change of person by PIN it is nobody's: the new person was
 * not checked by the server, and the old one no longer works here.
 */
export const serverSession = {
  belongsTo: (userId: string): boolean => localStorage.getItem(NAME) === userId,
  is: (userId: string): void => localStorage.setItem(NAME, userId),
  ended: (): void => localStorage.removeItem(NAME),
}
