// What notices are called by: where they are kept, by which channels they go, what people may wish; names only.

/** The table's index of what has yet to be sent, by when it is due. */
export const DUE_INDEX = "due";

/** The city's own, each told by a signed webhook; `voice` calls people, by telephone or by video. */
export const CITY_SERVICES = ["voice", "messenger"] as const;
export type CityService = (typeof CITY_SERVICES)[number];
/** Which of them this city has. */
export type HasServices = Readonly<Record<CityService, boolean>>;

/** The fastest first. */
export const CHANNELS = [...CITY_SERVICES, "mail"] as const;
export type NoticeChannel = (typeof CHANNELS)[number];

/**
 * By it a notice finds its channel (keelung-pregnancy/5.3.4). `urgent`: something happened that cannot wait for the morning, so that no
 * reminder is, whose day begins at midnight. `usual`: somebody has to see to it. `routine`: good to know. `quiet`: whoever it concerns
 * saw it happen, and it waits in the inbox alone.
 */
export const URGENCIES = ["urgent", "usual", "routine", "quiet"] as const;
export type Urgency = (typeof URGENCIES)[number];

export const MAIL_WISHES = ["at-once", "daily", "none"] as const;
export type MailWish = (typeof MAIL_WISHES)[number];
export const HOUR_WISHES = ["working", "any"] as const;
export type HourWish = (typeof HOUR_WISHES)[number];

/** `read`: seen in the console before it was sent. `unreachable`: the directory has no address for them. */
export const DELIVERY_STATES = ["queued", "sent", "read", "unreachable", "bounced", "given-up"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** How far deliveries are, as whoever runs the gateway asks: still to go, not brought, brought. */
export const DELIVERY_STANDINGS = ["waiting", "failed", "sent"] as const;
export type DeliveryStanding = (typeof DELIVERY_STANDINGS)[number];

/** Told by the mail service what came back. */
export const BOUNCE_ENTRY = "notices/bounce";
