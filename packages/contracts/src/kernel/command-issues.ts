import { defineIssue } from './issue.js'

/** The author holds no role that may do this. A fact is written and looked at, an ask is refused. */
export const roleMissing = defineIssue('auth.role_missing', 'blocking')
/** The author had no grant at all at the time of the act: left, or was revoked before it. */
export const authorRevoked = defineIssue('auth.author_revoked', 'blocking')
export const keyUnknown = defineIssue('auth.key_unknown', 'blocking')
export const signatureInvalid = defineIssue('auth.signature_invalid', 'blocking')
/** The record's hash is not the hash of what it says. */
export const contentAltered = defineIssue('command.content_altered', 'blocking')
export const commandUnknown = defineIssue('command.unknown', 'blocking')
export const argumentsInvalid = defineIssue('command.arguments_invalid', 'blocking')
export const commandUnreadable = defineIssue('command.unreadable', 'blocking')
/** The rule threw twice; a newer build judges again. */
export const ruleFailed = defineIssue('command.rule_failed', 'blocking')
/** A row or command this one needs is not on the server yet. */
export const waitingForParent = defineIssue('command.waiting_for_parent', 'warning')
/** Waiting for more than a day for what another device has; `refs.device` names it where it is known. */
export const waitingForDevice = defineIssue('command.waiting_for_device', 'warning')
/** The dependency was refused, so this ask cannot be granted. */
export const dependencyRefused = defineIssue('command.dependency_refused', 'warning')
/** The act's time cannot be trusted: offset over 10 minutes, in the future, or before the device's previous act. */
export const clockSuspect = defineIssue('command.clock_suspect', 'note')
/** Somebody without a key slot acted on a colleague's word: to be confirmed by the guest. */
export const guestUnconfirmed = defineIssue('auth.guest_unconfirmed', 'warning')
/** Made with a reason after the author had not been checked by the server for too long; kept in the log. */
export const offlineExpired = defineIssue('auth.offline_expired', 'warning', { overridable: true })
