// What the mail service says of a mail that came back, as it writes it; pure.
export interface Back {
  readonly message: string;
  readonly kind: "bounce" | "complaint";
  /** Whether the address is no good, and not merely a mailbox that is full today. */
  readonly isFinal: boolean;
}

/** Nothing where it tells of something else, or of nothing that can be read. */
export function cameBack(text: string): Back | undefined {
  const { eventType, notificationType, mail, bounce } = readEvent(text);
  const message = mail?.messageId;
  if (typeof message !== "string" || message === "") return undefined;
  const kind = String(eventType ?? notificationType).toLowerCase();
  if (kind === "complaint") return { message, kind, isFinal: true };
  return kind === "bounce" ? { message, kind, isFinal: bounce?.bounceType !== "Transient" } : undefined;
}

interface Told {
  readonly eventType?: unknown;
  readonly notificationType?: unknown;
  readonly mail?: { readonly messageId?: unknown };
  readonly bounce?: { readonly bounceType?: unknown };
}

function readEvent(text: string): Told {
  try {
    const told: unknown = JSON.parse(text);
    return typeof told === "object" && told !== null ? (told as Told) : {};
  } catch {
    return {};
  }
}
