// On which lists an address is, or any of a range: entry by entry, those past and to come as well; reads only.

import { sharePrefix } from "../../shared/address/address.ts";
import { lastRead, scanRange } from "../../shared/address/address-reading.ts";
import { EVERYWHERE } from "../../shared/address/canonical-range.ts";
import { type Range, readRange } from "../../shared/address/range.ts";
import { rangeFaultWords } from "../../shared/address/range-fault.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { isForExchange, type SystemCode } from "../../shared/rules/systems.ts";
import { FIREWALLS, type ListId } from "../firewalls.ts";
import { CHANNELS } from "../names.ts";
import { egressAt, egressEntry, readEgressAt } from "./egress-list.ts";
import type { InForceStatus } from "./in-force-status.ts";
import { type ListAt, listAt, readListAt } from "./list-at.ts";
import { readLists, readReports } from "./matrix.ts";
import { entryView, inForceIn } from "./view.ts";

/** In its one form; anything else is refused with the reason. */
export function askedRange(text: string): Range {
  const read = readRange(text.trim());
  if (read.kind === "range") return read.range;
  const fault = { pointer: "/query/address", code: read.fault, words: rangeFaultWords(read.fault) };
  throw new Problem(PROBLEM["invalid-input"], { faults: [fault] });
}

interface Where {
  readonly systems: readonly SystemCode[];
  readonly at: string;
  /** As the journal knew it at that moment. */
  readonly past: boolean;
}

export async function entriesOver(range: Range, where: Where) {
  const [lists, egress] = await Promise.all([listsOf(where), egressOf(where)]);
  return [
    ...lists.flatMap(list => onList(list, range)),
    ...egress.flatMap(({ system, channel, lines }) =>
      lines
        .filter(line => overlaps(line.range, range))
        .map(line => ({ ...named({ system, channel, direction: "egress" }), ...egressEntry(line, system) })),
    ),
  ];
}

async function listsOf({ systems, at, past }: Where): Promise<readonly ListAt[]> {
  if (!past)
    return Promise.all((await readLists(systems)).map(({ firewall, held }) => listAt(firewall, held, at)));
  const firewalls = FIREWALLS.filter(({ system }) => systems.includes(system));
  return Promise.all(firewalls.map(firewall => readListAt(firewall, at, true)));
}

async function egressOf({ systems, at, past }: Where) {
  const reporting = systems.filter(isForExchange);
  const reports = past ? undefined : await readReports(reporting);
  return Promise.all(
    reporting.flatMap(system =>
      CHANNELS.map(channel =>
        reports
          ? egressAt({ system, channel }, reports.get(system), at)
          : readEgressAt({ system, channel }, at, true),
      ),
    ),
  );
}

function onList(found: ListAt, range: Range) {
  const { firewall, list, entries, at } = found;
  const isInForce = inForceIn(found);
  const on = entries
    .filter(entry => overlaps(entry.range, range))
    .map(entry => ({ ...named(firewall), ...entryView(entry, at), inForce: isInForce(entry) }));
  return list.mode.kind === "open" ? [openTo(found, range), ...on] : on;
}

const HOLDS: readonly InForceStatus[] = ["in-force", "at-the-gate"];

/** A list that is open lets everybody in, whatever its entries say. */
function openTo({ firewall, list, inForce }: ListAt, { family }: Range) {
  const reason = list.mode.kind === "open" ? list.mode.reason : "";
  const range = EVERYWHERE[family];
  const isInForce = inForce.some(each => each.family === family && HOLDS.includes(each.standing));
  return {
    ...named(firewall),
    range,
    owner: "",
    reason,
    document: "",
    span: "current" as const,
    inForce: isInForce,
  };
}

function named({ system, channel, direction }: ListId) {
  return { system, channel, direction };
}

/** One of two ranges that meet holds the other. */
function overlaps(listed: string, { family, words, prefix }: Range): boolean {
  return (
    scanRange(listed) === family && sharePrefix(lastRead.words, words, Math.min(lastRead.prefix, prefix))
  );
}
