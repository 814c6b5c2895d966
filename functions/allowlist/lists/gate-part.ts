// A system's firewall lists at the gate: whether the caller's address is listed, and both directions as EC2 was seen to hold
// them; pure.
import {
  deadlineAt,
  existing,
  type Found,
  type GatePart,
  isPast,
  type LoadText,
  type Reads,
} from "../../gate/part.ts";
import { FAMILIES } from "../../shared/address/address.ts";
import { stream } from "../../shared/journal/keys.ts";
import { isByGateAlone } from "../names.ts";
import { type Entry, parseEntries } from "./entry.ts";
import type { List } from "./list.ts";
import { Confirmed, type ConfirmedByFamily, isOutboundInForce, ListedEntries } from "./listed.ts";

export interface ListsAtTheGate {
  /** Whether the caller's address is on the inbound list. */
  readonly source?: Found<{ readonly status: "listed" | "open" | "not-listed"; readonly until?: string }>;
  readonly inboundRule?: Found<{ readonly inForce: boolean }>;
  readonly outboundRule?: Found<{ readonly inForce: boolean }>;
}

const ADDRESS_ENDS = { "zh-TW": "白名單位址到期", en: "the listed address ends" };

export const listsPart: GatePart<ListsAtTheGate> = {
  streams: ({ through }) =>
    through ? DIRECTIONS.map(direction => stream("LIST", through.system, through.channel, direction)) : [],
  touches: {
    LIST: ({ id: [system = "", channel = ""] }) => ({ system, channel }),
  },
  load: listsAt,
  facts(_, moment, { source, inboundRule, outboundRule }) {
    return [
      ...(source ? [sourceFacts(source, moment)] : []),
      ...(inboundRule ? [{ from: inboundRule, known: { inboundRule: inboundRule.state.inForce } }] : []),
      ...(outboundRule ? [{ from: outboundRule, known: { outboundRule: outboundRule.state.inForce } }] : []),
    ];
  },
};

/** Both bind whoever connects. */
export const DIRECTIONS = ["inbound", "outbound"] as const;

/** As much of a question as lists are asked about. */
export interface AskedOfLists extends Pick<Reads, "through" | "held"> {
  readonly question: Pick<Reads["question"], "address">;
}

/** What the lists say of it at that moment, wherever they were read. */
export async function listsAt(asked: AskedOfLists, at: string, text: LoadText): Promise<ListsAtTheGate> {
  const [inbound, outbound] = DIRECTIONS.map(direction => listOf(asked, direction));
  const { address } = asked.question;
  const [source, inboundRule, outboundRule] = await Promise.all([
    inbound && sourceIn(inbound, { address, at }, text),
    inbound && inboundIn(inbound, asked, { at, text }),
    outbound && outboundIn(outbound, at, text),
  ]);
  return {
    ...(source && { source }),
    ...(inboundRule && { inboundRule }),
    ...(outboundRule && { outboundRule }),
  };
}

function listOf(reads: AskedOfLists, direction: (typeof DIRECTIONS)[number]): Found<List> | undefined {
  const { through } = reads;
  return through && existing(reads.held<List>(stream("LIST", through.system, through.channel, direction)));
}

function sourceFacts(source: NonNullable<ListsAtTheGate["source"]>, moment: { readonly at: string }) {
  const { status, until } = source.state;
  return {
    from: source,
    known: { source: isPast(until, moment.at) ? ("not-listed" as const) : status },
    deadlines: deadlineAt(until, "source", ADDRESS_ENDS, moment),
  };
}

async function sourceIn(
  list: Found<List>,
  { address, at }: { readonly address: string; readonly at: string },
  text: LoadText,
): Promise<NonNullable<ListsAtTheGate["source"]>> {
  const { mode } = list.state;
  if (mode.kind === "open") return { ...list, state: { status: "open" } };
  const entry = (await entriesOf(list.state, text)).currentAt(at).entryOf(address);
  if (!entry) return { ...list, state: { status: "not-listed" } };
  return { ...list, state: { status: "listed", ...(entry.until !== undefined && { until: entry.until }) } };
}

async function inboundIn(
  list: Found<List>,
  { through, question: { address } }: AskedOfLists,
  { at, text }: { readonly at: string; readonly text: LoadText },
) {
  // Where the gate alone judges, what is recorded and approved is in force.
  if (through && isByGateAlone({ channel: through.channel, direction: "inbound" })) {
    const { state } = await sourceIn(list, { address, at }, text);
    return { ...list, state: { inForce: state.status !== "not-listed" } };
  }
  const confirmed = await confirmedOf(list.state, text);
  return { ...list, state: { inForce: Object.values(confirmed).some(held => held.has(address)) } };
}

async function outboundIn(list: Found<List>, at: string, text: LoadText) {
  const { mode, inForce } = list.state;
  const [listed, confirmed] = await Promise.all([entriesOf(list.state, text), confirmedOf(list.state, text)]);
  const { entries: wanted } = listed.currentAt(at);
  return {
    ...list,
    state: { inForce: isOutboundInForce({ mode: mode.kind, wanted, inForce, confirmed }) },
  };
}

const NO_ENTRIES = new ListedEntries([]);

const listed = (text: string) => new ListedEntries(parseEntries(text) as readonly Entry[]);
const heldByEc2 = (text: string) => new Confirmed(JSON.parse(text) as readonly string[]);

/** A list that names no entries has none. */
export async function entriesOf({ entries }: Pick<List, "entries">, text: LoadText): Promise<ListedEntries> {
  return entries === undefined ? NO_ENTRIES : text(entries, listed);
}

async function confirmedOf({ inForce }: List, text: LoadText): Promise<ConfirmedByFamily> {
  const found = await Promise.all(
    FAMILIES.map(async family => {
      const digest = inForce?.[family]?.confirmed?.ranges;
      return digest === undefined ? [] : [[family, await text(digest, heldByEc2)] as const];
    }),
  );
  return Object.fromEntries(found.flat());
}
