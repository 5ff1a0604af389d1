/**
 * Version of what devices and server say to each other. Raise it on purpose, with an ADR, whenever the
 * fingerprint of the contracts changes: records lie unsent on devices for months, and a server must know
 * which words they were written in.
 */
export const PROTOCOL_VERSION = 1
