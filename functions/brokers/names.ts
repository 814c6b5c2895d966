// What messages to a broker are called; names only.

export const MESSAGE_TYPES = ["session.allowed", "session.renewed", "session.ended", "test"] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];
