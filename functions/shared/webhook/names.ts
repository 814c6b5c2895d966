// What became of a message to a webhook; names only.

/** `told`: it answered 2xx, which says nothing of what became of it. `unsafe`: the address leads where nothing may be sent. */
export const HOW_POSTED = ["told", "refused", "redirected", "too-slow", "unreachable", "unsafe"] as const;
export type HowPosted = (typeof HOW_POSTED)[number];
