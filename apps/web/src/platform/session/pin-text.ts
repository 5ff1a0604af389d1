export const PIN_LENGTH = 6

/** What a PIN box keeps of what was typed into it. */
export const pinText = (text: string): string => text.replace(/\D/g, '').slice(0, PIN_LENGTH)
