const NAME = 'lentera-print-tickets'

/** Whether this desk prints a ticket with every visit; a place with a number machine switches it off. */
export const printsTickets = {
  read: (): boolean => localStorage.getItem(NAME) !== 'off',
  write: (prints: boolean): void => {
    if (prints) localStorage.removeItem(NAME)
    else localStorage.setItem(NAME, 'off')
  },
}
