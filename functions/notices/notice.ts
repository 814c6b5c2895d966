// A notice, whose boxes it lies in, who reads them and what they wish; pure, and of nobody more than the account.
import { HUMAN_ROLES, type HumanRole } from "../shared/rules/roles.ts";
import type { DeliveryState, HourWish, MailWish, NoticeChannel, Urgency } from "./names.ts";

/** Numbers, days, codes and accounts: what the words are made of, each time anew. */
export type Facts = Readonly<Record<string, string>>;

export interface Notice {
  /** The same for the same thing told again. */
  readonly id: string;
  /** When it was recorded. */
  readonly at: string;
  /** The event's type: by it the words are found. */
  readonly happening: string;
  readonly facts: Facts;
  /** Who did it; none is told of their own act. */
  readonly by: string;
  readonly urgency: Urgency;
}

/** Whoever has a right to a box reads it; one person's own, or an office's. */
export type Box = `person/${string}` | `${"agency" | "system"}/${string}/${HumanRole}` | `city/${HumanRole}`;

export function ownBox(account: string): Box {
  return `person/${account}`;
}

export function agencyBoxes(agency: string, ...roles: readonly HumanRole[]): readonly Box[] {
  return agency === "" ? [] : roles.map(role => `agency/${agency}/${role}` as const);
}

export function systemBoxes(system: string, ...roles: readonly HumanRole[]): readonly Box[] {
  return system === "" ? [] : roles.map(role => `system/${system}/${role}` as const);
}

export function cityBoxes(...roles: readonly HumanRole[]): readonly Box[] {
  return roles.map(role => `city/${role}` as const);
}

/** As much of somebody as their token proved. */
export interface Office {
  readonly person: string;
  readonly agency: string;
  readonly roles: readonly string[];
  readonly systems: readonly string[];
}

export function boxesOf({ person, agency, roles, systems }: Office): readonly Box[] {
  const held = (Object.keys(HUMAN_ROLES) as HumanRole[]).filter(role => roles.includes(role));
  return [
    ownBox(person),
    ...agencyBoxes(agency, ...held),
    ...systems.flatMap(system => systemBoxes(system, ...held)),
    ...cityBoxes(...held),
  ];
}

export interface Wish {
  readonly mail: MailWish;
  readonly hours: HourWish;
  /** The hour of a daily mail, in Taipei. */
  readonly dailyAt: number;
  readonly messenger: boolean;
}

export const USUAL_WISH: Wish = { mail: "at-once", hours: "working", dailyAt: 8, messenger: true };

/** Whoever has looked into their inbox, so that their offices' notices find them; not what they are called, nor where. */
export interface Reader extends Office {
  /** The day they last looked. */
  readonly seenOn: string;
  readonly wish: Wish;
  /** By its digest, the address that sent a message back, so that another one is tried and this one is not. */
  readonly bounced?: { readonly address: string; readonly at: string };
}

export interface Delivery {
  readonly account: string;
  readonly channel: NoticeChannel;
  readonly notice: Notice;
  readonly state: DeliveryState;
  readonly due: string;
  readonly firstDue: string;
  readonly attempts: number;
  /** When it was sent, or could not be. */
  readonly settledAt?: string;
  readonly why?: string;
  /** What the mail service calls the mail that it went in. */
  readonly message?: string;
}
