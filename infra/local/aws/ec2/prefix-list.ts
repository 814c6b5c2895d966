// The law of a managed prefix list: what it is, how a change settles, what each version held; pure, refuses what EC2 refuses.
import * as v from "valibot";
import { EC2_FAMILIES } from "./cidr.ts";
import { Ec2Refusal } from "./refusal.ts";
import { tagShape } from "./tag.ts";

const VERBS = ["create", "modify", "restore", "delete"] as const;
export type Verb = (typeof VERBS)[number];
const STORED_VERSIONS = 1000;

const entryShape = v.strictObject({ cidr: v.string(), description: v.exactOptional(v.string()) });
const entriesShape = v.array(entryShape);
const changeShape = { added: entriesShape, removed: entriesShape };
const nextShape = v.strictObject({
  name: v.string(),
  maxEntries: v.number(),
  change: v.exactOptional(v.strictObject(changeShape)),
});
const stateShape = v.variant("phase", [
  v.strictObject({ phase: v.literal("complete"), verb: v.picklist(VERBS) }),
  v.strictObject({ phase: v.literal("failed"), verb: v.picklist(VERBS), message: v.string() }),
  v.strictObject({
    phase: v.literal("in-progress"),
    verb: v.picklist(VERBS),
    until: v.number(),
    next: nextShape,
    failure: v.exactOptional(v.string()),
  }),
]);

export const prefixListShape = v.strictObject({
  id: v.string(),
  name: v.string(),
  family: v.picklist(EC2_FAMILIES),
  maxEntries: v.number(),
  tags: v.array(tagShape),
  associations: v.array(v.string()),
  creation: v.exactOptional(v.strictObject({ token: v.string(), request: v.string() })),
  version: v.number(),
  entries: entriesShape,
  // What each version added to the one before it and took away: a version is rebuilt from the live one, backwards.
  past: v.array(v.strictObject({ version: v.number(), ...changeShape })),
  state: stateShape,
});

export type StoredPrefixList = Readonly<v.InferOutput<typeof prefixListShape>>;
export type PrefixListEntry = v.InferOutput<typeof entryShape>;
export type PrefixListChange = Readonly<v.InferOutput<typeof nextShape>["change"] & object>;
export type Next = Readonly<v.InferOutput<typeof nextShape>>;

export interface Settling {
  readonly until: number;
  readonly failure?: string;
}

export function stateOf({ state }: StoredPrefixList): string {
  return `${state.verb}-${state.phase}`;
}

export function ensureIdle(list: StoredPrefixList): void {
  if (list.state.phase !== "in-progress") return;
  const message = `The prefix list ${list.id} cannot be changed in the current state (${stateOf(list)}).`;
  throw new Ec2Refusal("IncorrectState", message);
}

export function ensureVersion(list: StoredPrefixList, version: number | undefined): void {
  if (version === undefined || version === list.version) return;
  const message = `The prefix list ${list.id} has the incorrect version number.`;
  throw new Ec2Refusal("PrefixListVersionMismatch", message);
}

export function begun(
  list: StoredPrefixList,
  verb: Verb,
  becoming: { next: Next } & Settling,
): StoredPrefixList {
  return { ...list, state: { phase: "in-progress", verb, ...becoming } };
}

/** The list as it is at that moment: a change under way is in force once its time has come, whole or not at all. */
export function settled(list: StoredPrefixList, now: number): StoredPrefixList {
  const { state } = list;
  if (state.phase !== "in-progress" || state.until > now) return list;
  const { verb, next, failure } = state;
  if (failure !== undefined) return { ...list, state: { phase: "failed", verb, message: failure } };
  const { name, maxEntries, change } = next;
  return {
    ...(change ? advanced(list, change) : list),
    name,
    maxEntries,
    state: { phase: "complete", verb },
  };
}

export function advanced(list: StoredPrefixList, change: PrefixListChange): StoredPrefixList {
  const version = list.version + 1;
  const past = [...list.past, { version, ...change }].slice(1 - STORED_VERSIONS);
  return { ...list, version, past, entries: applied(list.entries, change) };
}

export function entriesAt(list: StoredPrefixList, version: number): readonly PrefixListEntry[] {
  const later = list.past.filter(change => change.version > version);
  if (version > list.version || version < list.version - list.past.length) {
    throw new Ec2Refusal(
      "InvalidParameterValue",
      `The specified value for version is not valid: ${version}.`,
    );
  }
  return later.reduceRight<readonly PrefixListEntry[]>(
    (entries, { added, removed }) => applied(entries, { added: removed, removed: added }),
    list.entries,
  );
}

function applied(
  entries: readonly PrefixListEntry[],
  { added, removed }: PrefixListChange,
): PrefixListEntry[] {
  const gone = new Set(removed.map(({ cidr }) => cidr));
  return [...entries.filter(({ cidr }) => !gone.has(cidr)), ...added];
}
