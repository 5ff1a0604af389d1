import { defineIssue } from '../kernel/issue.js'

export const PASSWORD_MIN = 8
/** As long as a sign-in takes it. */
export const PASSWORD_MAX = 200

/** Shorter than {@link PASSWORD_MIN} characters. */
export const passwordTooShort = defineIssue('users.password_too_short', 'blocking')
/** The user name again. */
export const passwordIsUsername = defineIssue('users.password_is_username', 'blocking')
