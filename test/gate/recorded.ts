// Decisions laid into a journal as the gate records them, many at once: for what reads them afterwards.
import { BatchWriteItemCommand } from "@aws-sdk/client-dynamodb";
import { explain } from "../../functions/gate/explain.ts";
import type { Facts } from "../../functions/gate/facts.ts";
import { sessionLaw } from "../../functions/sessions/session.ts";
import type { SessionEvent } from "../../functions/sessions/session-event.ts";
import { decisionOf } from "../../functions/sessions/session-records.ts";
import { type Change, change } from "../../functions/shared/journal/change.ts";
import { GENESIS } from "../../functions/shared/journal/event.ts";
import { eventItem } from "../../functions/shared/journal/items.ts";
import { database, type Item, table } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";

const BY = { by: { person: "docgate", agency: "docgate", roles: ["gateway"] }, action: "connect" };
/** The service takes no more items in one request. */
const BATCH = 25;
const AT_ONCE = 8;

/** The decision on these facts as it would be recorded; its number makes its name and its moment. */
export function decided(facts: Facts, number: number): Change {
  const id = stream("SESSION", `cvpn-connection-${String(number).padStart(17, "0")}`);
  const decision = decisionOf(facts, explain(facts));
  const event = {
    type: decision.refusals.length === 0 ? "SessionAllowed" : "SessionRefused",
    person: facts.person,
    terminal: "3140101-03-0000001",
    ...(facts.system && { system: facts.system }),
    channel: "vpn",
    agency: "household-office",
    endpoint: "cvpn-endpoint-0123456789abcdef0",
    connection: id.slice("SESSION#".length),
    address: "203.0.113.24",
    question: { factors: 2 },
    ...decision,
  } as SessionEvent;
  const recordedAt = new Date(Date.parse(facts.at) + number).toISOString();
  const held = { stream: id, version: 0, head: GENESIS, state: undefined };
  return change(sessionLaw, held, [{ event }], { ...BY, request: `request-${number}`, recordedAt });
}

export async function lay(items: readonly Item[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(items.length / BATCH) }, (_, at) =>
    items.slice(at * BATCH, (at + 1) * BATCH),
  );
  const worker = async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) {
      const RequestItems = { [table()]: batch.map(Item => ({ PutRequest: { Item } })) };
      const { UnprocessedItems = {} } = await database.send(new BatchWriteItemCommand({ RequestItems }));
      if (Object.keys(UnprocessedItems).length > 0) throw new Error("the database left items unwritten");
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

export function eventsOf(changes: readonly Change[]): Item[] {
  return changes.flatMap(({ recorded }) => recorded.map(eventItem));
}
