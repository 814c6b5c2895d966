// What became of a message to a broker, and what such messages are called; names only.

/** `told`: it answered 2xx, which says nothing of what is closed. `unsafe`: the address leads where nothing may be sent. */
export const HOW_TOLD = ["told", "refused", "redirected", "too-slow", "unreachable", "unsafe"] as const;
export type HowTold = (typeof HOW_TOLD)[number];

export const MESSAGE_TYPES = ["session.allowed", "session.renewed", "session.ended", "test"] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];
