// The words of the log-in ticket: how it is known that its person sits at its terminal, and how long it may last.

/** `proved`: signed with the terminal's own key. `claimed`: said by whoever logged in, and counted only from where they said it. */
export const TICKET_PROOFS = ["proved", "claimed"] as const;
export type TicketProof = (typeof TICKET_PROOFS)[number];

/** The entry that gives them, and that is told for how long. */
export const TICKET_ENTRY = "tickets/ticket";

/** Long enough to start the VPN, too short to hand the computer to somebody else. */
export const TICKET_MINUTES = { least: 1, most: 15, usual: 5 } as const;
