// Administrators of a list at work on a real journal, without HTTP: what they propose, approve and take off, at any moment.
import { randomUUID } from "node:crypto";
import { readChangeContext } from "../../functions/allowlist/changes/change-context.ts";
import { approvePending } from "../../functions/allowlist/changes/decision.ts";
import { draftEdits, proposeDraft } from "../../functions/allowlist/changes/draft.ts";
import type { Edit } from "../../functions/allowlist/changes/edit.ts";
import { removalOf } from "../../functions/allowlist/changes/removal.ts";
import { writeEntries } from "../../functions/allowlist/lists/entry.ts";
import { keepEntries } from "../../functions/allowlist/lists/kept-entries.ts";
import { type List, listLaw } from "../../functions/allowlist/lists/list.ts";
import type { Firewall } from "../../functions/allowlist/names.ts";
import { rangeLimitsHere } from "../../functions/shared/address/range-limits.ts";
import { type Permit, permit } from "../../functions/shared/http/permit.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import { keepBlob } from "../../functions/shared/journal/blob.ts";
import { change } from "../../functions/shared/journal/change.ts";
import { commit } from "../../functions/shared/journal/commit.ts";
import { read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { systemOf } from "../../functions/shared/rules/systems.ts";
import { type SystemState, systemLaw } from "../../functions/systems/system.ts";

export const instant = (ms: number) => new Date(ms).toISOString();
const WORDS = { reason: "甲", document: "乙" };

export function acting(name: string, { system }: Firewall, person: string, now: number): Permit {
  const agency = systemOf(system).managingAgency;
  const who = { person, agency, roles: ["administrator"], systems: [system], mfa: true };
  const act = { name, kind: "write", request: randomUUID(), at: new Date(now) } as const;
  return permit(who, act, { type: "List", id: "l", system, agency });
}

export async function planned(firewall: Firewall, now: number): Promise<void> {
  const held = await read<SystemState>(stream("SYSTEM", firewall.system));
  const event = {
    type: "CapacityPlanned",
    accounts: 20,
    seats: 5,
    bandwidthMbps: 100,
    planRef: "P",
  } as const;
  await commit({
    changes: [change(systemLaw, held, [{ event }], acting("proposeChange", firewall, "one", now))],
  });
}

export async function listOf({ system, channel, direction }: Firewall): Promise<List | undefined> {
  return (await read<List>(stream("LIST", system, channel, direction))).state;
}

/** The code of the refusal, or what was done. */
async function outcomeOf(done: string, act: () => Promise<void>): Promise<string> {
  try {
    await act();
    return done;
  } catch (error) {
    if (error instanceof Problem) return error.kind.code;
    throw error;
  }
}

export function propose(
  firewall: Firewall,
  by: string,
  now: number,
  edits: readonly Edit[],
): Promise<string> {
  return outcomeOf("proposed", async () => {
    const may = acting("proposeChange", firewall, by, now);
    const context = await readChangeContext(firewall, { at: may.recordedAt, limits: rangeLimitsHere() });
    const draft = await draftEdits(context, { edits, defaults: WORDS });
    await commit({ changes: [await proposeDraft(context, draft, WORDS, may)] });
  });
}

export function approve(firewall: Firewall, by: string, now: number, number: number): Promise<string> {
  return outcomeOf("approved", async () => {
    const may = acting("approveChange", firewall, by, now);
    const context = await readChangeContext(firewall, { at: may.recordedAt, limits: rangeLimitsHere() });
    await commit({
      changes: [await approvePending(context, number, may)],
      unmoved: [context.system, ...context.others],
    });
  });
}

export function takeOff(
  firewall: Firewall,
  by: string,
  now: number,
  ranges: readonly string[],
): Promise<string> {
  return outcomeOf("removed", async () => {
    const may = acting("removeAtOnce", firewall, by, now);
    const context = await readChangeContext(firewall, { at: may.recordedAt, limits: rangeLimitsHere() });
    const { gone, left } = removalOf(context, { ranges, closeOpen: false });
    const facts = {
      number: context.list.removed + 1,
      because: "急",
      gone: await keepBlob(writeEntries(gone)),
    };
    const contents = await keepEntries(left, context.now);
    const event = { type: "EntriesRemoved", ...facts, removed: gone.length, ...contents } as const;
    await commit({ changes: [change(listLaw, context.held, [{ event }], may)] });
  });
}
