// What a stage's things are called: whoever has to find one is told its name beforehand, and two stages in one account have no name in
// common; pure.
import { NAMES } from "../../functions/allowlist/names.ts";
import { CONNECT, ENTRIES } from "../../functions/entries.ts";
import type { Stage } from "./stage.ts";

/** What all names of a stage begin with. The run on one machine has that machine for itself. */
export function namesOfStage({ name }: Pick<Stage, "name">): string {
  return name === "local" ? NAMES : `${NAMES}-${name}`;
}

/** `terminals/register` is `docgate-terminals-register`; Client VPN asks a function only if its name begins as it says. */
export function functionName(names: string, entry: string): string {
  return entry === CONNECT ? `AWSClientVPN-${names}-connect` : `${names}-${entry.replaceAll("/", "-")}`;
}

/** By which the bill is told apart, once the account's own bill is told to look at it (docs/deploy.md). */
export const COST_TAG = "docgate:stage";

/** By which everybody means the key that signs, whichever it is: another one takes its place without anybody being told. */
export function signingAlias(names: string): string {
  return `alias/${names}-signing`;
}

/** Where the other stacks read, when they are deployed, which key all that is kept is encrypted by. */
export function dataKeyParameter(names: string): string {
  return `/${names}/data-key`;
}

/** Of a follower's queue; the other name is that of what it could not do. */
export function queueName(names: string, follower: string): string {
  return `${names}-${follower.replaceAll("/", "-")}`;
}
export function unreadQueueName(names: string, follower: string): string {
  return `${queueName(names, follower)}-unread`;
}

/** What is called by an alias, and its name. */
export const LIVE = "live";
const BEHIND_ALIAS: readonly string[] = [CONNECT, "sessions/ask", "closing/close"];

/** As whoever calls an entry's function has to write it behind its name. */
export function qualifierOf(entry: string): string {
  return BEHIND_ALIAS.includes(entry) ? `:${LIVE}` : "";
}

/** The role of an entry that signs, which the key knows beforehand; no other has a name of ours. */
export function signerName(names: string, entry: string): string | undefined {
  const row = ENTRIES.find(({ path, rights }) => path === entry && rights.includes("sign"));
  return row && `${names}-${entry.replaceAll("/", "-")}`;
}

export function signerNames(names: string): string[] {
  return ENTRIES.flatMap(({ path }) => signerName(names, path) ?? []);
}
