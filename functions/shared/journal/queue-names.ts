// What the followers' queues are known by on both sides: by the stack that declares them, and by those that send to them.

/** Where goes what a follower's own queue does not take. */
export const COMMON_QUEUE = "unread";

/** What a message may have, and all messages of one request together. */
export const MESSAGE_BYTES = 256 * 1024;
