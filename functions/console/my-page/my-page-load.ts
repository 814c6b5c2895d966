// One's own page: how one stands, the terminals one holds, and for each what the gate says now.
import { readPerson } from "../../people/routes.ts";
import { explainGate, listSessions } from "../../sessions/routes.ts";
import { readTerminal } from "../../terminals/routes.ts";
import { absentAsNone } from "../door/absent.ts";
import type { Reply } from "../door/reply.ts";
import type { Member } from "../door/visit.ts";
import { explainedBy } from "../sessions/explain-load.ts";
import { type Held, myPage } from "./my-page.ts";

export async function showMyPage(visit: Member): Promise<Reply> {
  const { api, person, query } = visit;
  const channel = query.channel === "vdi" ? "vdi" : "vpn";
  const own = { person: person.person };
  const [standing, open] = await Promise.all([
    absentAsNone(api.ask(readPerson, { params: own })),
    absentAsNone(api.ask(listSessions, { query: { ...own, live: "true" } })),
  ]);
  const numbers = Object.keys(standing?.loans ?? {});
  const held = await Promise.all(numbers.map(propertyNo => heldBy(visit, propertyNo, channel)));
  return myPage(visit, {
    ...{ standing, channel, open: open?.rows ?? [] },
    held: held.filter(each => each !== undefined),
  });
}

async function heldBy(visit: Member, propertyNo: string, channel: string): Promise<Held | undefined> {
  const { api, person } = visit;
  const row = await absentAsNone(api.ask(readTerminal, { params: { propertyNo } }));
  if (!row) return undefined;
  const asked = { person: person.person, terminal: propertyNo, system: row.system, channel };
  const answer = await gateOf(visit, asked);
  const facts = answer?.rows.flatMap(({ facts }) => facts) ?? [];
  return { row, gate: answer && explainedBy(answer), link: facts.filter(({ record }) => isReported(record)) };
}

/** From where the page is read: at home that is the address the session would come from. */
async function gateOf({ api, event, query }: Member, asked: Readonly<Record<string, string>>) {
  const address = query.address ?? event.requestContext.http.sourceIp;
  return absentAsNone(api.ask(explainGate, { query: { ...asked, address } }));
}

function isReported(record: { readonly stream: string } | undefined): boolean {
  return record?.stream.startsWith("POSTURE#") === true;
}
