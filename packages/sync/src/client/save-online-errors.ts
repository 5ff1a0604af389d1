/** This browser keeps nothing for sure and the server cannot be reached: nothing was stored. */
export class ServerNeeded extends Error {}

/** Stored here, where it may vanish, and the server has not answered for it: it is sent again by itself. */
export class NotAtServerYet extends Error {}
